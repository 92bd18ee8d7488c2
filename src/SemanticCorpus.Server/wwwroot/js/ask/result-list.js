// The passages found, best first, with more on demand.
import { postJson } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { announce, h } from "../shared/dom.js";
import { count } from "../shared/format.js";
import { empty, failed } from "../shared/notice.js";
import { resultCard } from "./result-card.js";

const page = 10;

export class ResultList {
  #query;
  #options;
  #shown = 0;
  #best = 0;
  #list = h("ol", { class: "results" });
  #more = h("div", { class: "more" });
  #title = h("h2", { class: "section-title" }, "Passages");

  constructor(query, options) {
    this.#query = query;
    this.#options = options;
    this.element = h("section", { "aria-label": "Passages" });
  }

  show(passages) {
    this.element.replaceChildren(passages.length === 0
      ? empty("No passage matches", "Loosen the filters, or put the question in other words.")
      : this.#title, this.#list, this.#more);
    this.#add(passages);
    announce(`${count(passages.length, "passage")} found.`);
  }

  /** Says what the passages are to the answer. */
  answered(isAnswered) {
    this.#title.textContent = isAnswered ? "Passages" : "Nearest passages";
  }

  #add(passages) {
    this.#best ||= passages[0]?.scores?.total ?? 0;
    this.#list.append(...passages.map((passage, index) => resultCard(passage, this.#shown + index + 1, this.#best, this.#query)));
    this.#shown += passages.length;
    this.#more.replaceChildren(...(passages.length === page && this.#shown < 1000
      ? [h("button", { type: "button", class: "quiet", onclick: (event) => this.#load(event.currentTarget) }, "More passages")] : []));
  }

  async #load(button) {
    button.disabled = true;
    try {
      const first = this.#shown;
      const found = await postJson(corpusPath("/search"), { query: this.#query, ...this.#options, explain: true, offset: first, limit: page });
      this.#add(found.passages);
      announce(`${count(found.passages.length, "more passage")}.`);
      this.#list.children[first]?.querySelector("button")?.focus();
    } catch (problem) {
      this.#more.replaceChildren(failed(problem, () => this.#load(button)));
    }
  }
}
