// The API key, asked for when the service wants one and kept for this tab only.
import { h } from "./dom.js";
import { icon } from "./icons.js";

const name = "api-key";
let pending = null;

export function currentKey() {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Asks for a key. @returns {Promise<boolean>} whether one was given; requests that ask at once share the answer */
export function askForKey(wasRefused) {
  pending ??= open(wasRefused).finally(() => (pending = null));
  return pending;
}

function open(wasRefused) {
  const input = h("input", { id: "key-input", type: "password", autocomplete: "off", required: true, spellcheck: "false" });
  const dialog = h("dialog", { class: "small-dialog", "aria-labelledby": "key-title" },
    h("form", { method: "dialog" },
      h("h2", { id: "key-title" }, icon("key"), "An API key is needed"),
      h("p", {}, wasRefused ? "The service did not accept the key it was given." : "This service answers only with a key.",
        " Whoever runs it makes one with ", h("code", {}, "corpus key create"), "."),
      h("label", { for: "key-input" }, "Key"), input,
      h("p", { class: "hint" }, "Kept in this tab until it is closed."),
      h("div", { class: "dialog-actions" },
        h("button", { type: "button", class: "quiet", onclick: () => dialog.close("") }, "Cancel"),
        h("button", { class: "primary", value: "use" }, "Use this key"))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    const given = dialog.returnValue === "use" && input.value.trim() !== "";
    if (given) {
      sessionStorage.setItem(name, input.value.trim());
      dispatchEvent(new Event("keychange"));
    }
    dialog.remove();
    resolve(given);
  }));
}
