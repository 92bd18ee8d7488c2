// The answer as it arrives, or the plain statement that there is none.
import { citedText, sourceList } from "../shared/cited-text.js";
import { h } from "../shared/dom.js";
import { milliseconds } from "../shared/format.js";
import { icon } from "../shared/icons.js";
import { loading } from "../shared/notice.js";

export class AnswerPanel {
  #text = "";
  #citations = [];
  #content = h("div", { class: "answer-text", "aria-live": "polite", "aria-busy": "true" }, loading("Searching"));
  #foot = h("div", { class: "answer-foot" });

  constructor() {
    this.element = h("section", { class: "answer", "aria-label": "Answer" }, this.#content, this.#foot);
  }

  append(text) {
    this.#text += text;
    this.#draw();
  }

  cite(citations) {
    this.#citations = citations;
    if (this.#text !== "") this.#draw();
  }

  finish(answer) {
    if (answer.answered) {
      this.#text = answer.answer;
      this.#citations = answer.citations;
      this.#draw();
      this.#foot.replaceChildren(sourceList(answer.citations), this.#facts(answer));
    } else {
      this.element.className = "answer unanswered";
      this.#content.replaceChildren(
        h("h2", {}, icon("nothing"), "No answer found"),
        h("p", {}, answer.reason),
        h("p", { class: "hint" }, "What follows is nearest to the question, but does not answer it."));
      this.#foot.replaceChildren(this.#facts(answer));
    }
    this.#content.setAttribute("aria-busy", "false");
  }

  stopped() {
    this.#content.setAttribute("aria-busy", "false");
    this.#content.querySelector(".loading")?.remove();
    this.#foot.replaceChildren(h("p", { class: "hint" }, "Stopped. What is shown may be incomplete."));
  }

  #draw() {
    this.#content.replaceChildren(...citedText(this.#text, this.#citations));
  }

  #facts(answer) {
    const how = answer.generatedBy ? `Written by ${answer.generatedBy} from the passages below` : answer.answered ? "Quoted word for word" : null;
    return h("p", { class: "facts" }, [
      how && h("span", {}, how),
      answer.note && h("span", {}, answer.note),
      answer.timings && h("span", {}, milliseconds(answer.timings.total)),
    ]);
  }
}
