// The service. Every failure is a Problem whose message can be shown as it is.
import { askForKey, currentKey } from "./key-dialog.js";

export class Problem extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }

  static from(body, status) {
    const fields = Object.entries(body?.errors ?? {}).map(([field, messages]) => `${field}: ${[].concat(messages).join(" ")}`);
    const text = body?.detail ?? body?.error?.message ?? fields.join(" ") ?? "";
    return new Problem(text || body?.title || `The service answered with status ${status}.`, status);
  }
}

/** Sends a request and gives the response where it is a success. A missing or refused key is asked for until there is one or the reader gives up. */
export async function request(path, { method = "GET", json, body, headers = {}, signal } = {}) {
  const key = currentKey();
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      body: json === undefined ? body : JSON.stringify(json),
      headers: {
        ...(json === undefined ? {} : { "Content-Type": "application/json" }),
        ...(key ? { Authorization: `Bearer ${key}` } : {}),
        ...headers,
      },
    });
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Problem("The service cannot be reached. Check that it runs, then try again.", 0);
  }
  if (response.ok) return response;
  if (response.status === 401) {
    // Another request may have asked for a key while this one was under way.
    const hasNewKey = currentKey() !== key || (await askForKey(key !== null));
    if (hasNewKey) return request(path, { method, json, body, headers, signal });
  }
  throw Problem.from(await response.json().catch(() => null), response.status);
}

export async function getJson(path, signal) {
  return (await request(path, { signal })).json();
}

export async function postJson(path, json, signal) {
  return (await request(path, { method: "POST", json, signal })).json();
}

export const isAbort = (failure) => failure?.name === "AbortError";
