// The documents of the corpus, a page at a time.
import { getJson, isAbort } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { h } from "../shared/dom.js";
import { count } from "../shared/format.js";
import { empty, failed, loading } from "../shared/notice.js";
import { documentRow } from "./document-row.js";

const page = 50;

export class DocumentList {
  #signal;
  #total = 0;
  #rows = h("ul", { class: "document-rows" });
  #more = h("div", { class: "more" });
  #title = h("h2", { class: "section-title" }, "In this corpus");

  constructor(signal) {
    this.#signal = signal;
    this.element = h("section", { "aria-label": "Documents in this corpus" }, loading("Loading the documents"));
  }

  async load(after = null) {
    try {
      const cursor = after ? `&after=${encodeURIComponent(after)}` : "";
      const found = await getJson(corpusPath(`/documents?limit=${page}${cursor}`), this.#signal);
      this.#total = found.total;
      if (!after) this.#rows.replaceChildren();
      const first = this.#rows.childElementCount;
      this.#rows.append(...found.documents.map((document) => documentRow(document, this)));
      this.#more.replaceChildren(...(found.next ? [h("button", { type: "button", class: "quiet", onclick: () => this.load(found.next) }, "More documents")] : []));
      this.#show();
      if (after) this.#rows.children[first]?.querySelector("button")?.focus();
    } catch (problem) {
      if (!isAbort(problem)) this.element.replaceChildren(failed(problem, () => this.load(after)));
    }
  }

  /** Takes a row away after its document was deleted, and puts the focus on a neighbour. */
  remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.#total--;
    this.#show();
    (next?.querySelector("button") ?? document.getElementById("files")).focus();
  }

  #show() {
    this.#title.textContent = count(this.#total, "document");
    this.element.replaceChildren(...(this.#total === 0
      ? [empty("No documents yet", "Add some above. They are cleaned, split into passages and searchable as soon as the bar is full.")]
      : [this.#title, this.#rows, this.#more]));
  }
}
