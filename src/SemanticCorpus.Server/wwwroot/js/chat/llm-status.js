// What words the answers: the language model and how it fares, or nothing but the documents.
import { getJson } from "../shared/api.js";
import { h } from "../shared/dom.js";

export function llmStatus(signal) {
  const line = h("p", { class: "llm-status facts" });
  getJson("/v1/status", signal).then(({ llm }) => {
    line.textContent = !llm.configured ? "Answers are sentences of the documents; no language model is set."
      : llm.reachable === false ? `The language model ${llm.model} did not answer: ${llm.lastFailure}.`
        : `Answers are worded by ${llm.model}.`;
  }, () => line.remove());
  return line;
}
