// A turn of the conversation through the chat completions endpoint, as any OpenAI client would take it.
import { Problem, request } from "../shared/api.js";
import { corpusName } from "../shared/corpus.js";
import { readEvents } from "../shared/sse.js";

/**
 * Sends the conversation and yields what arrives: {text} for each part, {citations, note} at the end.
 * @param {{role: string, content: string}[]} messages the conversation, the question last
 */
export async function* complete(messages, signal) {
  const json = { model: `corpus:${corpusName()}`, stream: true, messages: messages.map(({ role, content }) => ({ role, content })) };
  const response = await request("/v1/chat/completions", { method: "POST", json, signal });
  for await (const { data } of readEvents(response)) {
    if (data === "[DONE]") return;
    const chunk = JSON.parse(data);
    if (chunk.error) throw Problem.from(chunk, 0);
    const delta = chunk.choices?.[0]?.delta;
    if (delta?.content) yield { text: delta.content };
    if (delta?.citations) yield { citations: delta.citations, note: delta.note };
  }
  throw new Problem("The answer broke off. Send the question again.", 0);
}
