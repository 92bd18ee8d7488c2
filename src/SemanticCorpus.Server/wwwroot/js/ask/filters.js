// Narrows what may be found: by source, tag and date. The choices come from the corpus.
import { getJson, isAbort } from "../shared/api.js";
import { corpusName, corpusPath } from "../shared/corpus.js";
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { failed } from "../shared/notice.js";
import { shortSource } from "../shared/format.js";

const nothing = () => ({ corpus: corpusName(), sources: new Set(), tags: new Set(), from: "", to: "" });
let kept = nothing();

/** What is chosen holds for the next questions too, until it is cleared or another corpus is asked. */
export class Filters {
  #chosen = (kept = kept.corpus === corpusName() ? kept : nothing());
  #from = this.#date("filter-from", "from");
  #to = this.#date("filter-to", "to");
  #badge = h("span", { class: "badge", hidden: true });
  #lists = h("div", { class: "filter-lists" });
  #changed;

  constructor(changed, signal) {
    this.#changed = () => {
      this.#showCount();
      changed();
    };
    this.element = h("details", { class: "filters" },
      h("summary", {}, icon("filter"), "Filters", this.#badge),
      h("div", { class: "filter-body" }, this.#lists,
        h("fieldset", { class: "filter-dates" }, h("legend", {}, "Published"),
          h("label", { for: "filter-from" }, "from"), this.#from, h("label", { for: "filter-to" }, "to"), this.#to),
        h("button", { type: "button", class: "link", onclick: () => this.#clear() }, "Clear all filters")));
    this.#showCount();
    this.element.addEventListener("toggle", () => this.#load(signal), { once: true });
  }

  /** What goes into a request. */
  options() {
    const filter = {};
    if (this.#chosen.sources.size > 0) filter.sources = [...this.#chosen.sources];
    if (this.#chosen.tags.size > 0) filter.tags = [...this.#chosen.tags];
    if (this.#chosen.from) filter.publishedFrom = `${this.#chosen.from}T00:00:00Z`;
    if (this.#chosen.to) filter.publishedBefore = dayAfter(this.#chosen.to);
    return Object.keys(filter).length > 0 ? { filter } : {};
  }

  #date(id, end) {
    const input = h("input", {
      id, type: "date", value: this.#chosen[end], onchange: () => {
        this.#chosen[end] = input.value;
        this.#changed();
      },
    });
    return input;
  }

  async #load(signal) {
    try {
      const facets = await getJson(corpusPath("/facets"), signal);
      for (const input of [this.#from, this.#to]) {
        input.min = facets.publishedFrom?.slice(0, 10) ?? "";
        input.max = facets.publishedTo?.slice(0, 10) ?? "";
      }
      this.#lists.replaceChildren(
        this.#choices("Source", facets.sources ?? [], this.#chosen.sources, (value) => shortSource(value.replace(/\*$/, ""))),
        this.#choices("Tag", facets.tags ?? [], this.#chosen.tags, (value) => value));
    } catch (problem) {
      if (!isAbort(problem)) this.#lists.replaceChildren(failed(problem, () => this.#load(signal)));
    }
  }

  #choices(title, values, chosen, nameOf) {
    return h("fieldset", {}, h("legend", {}, title),
      values.length === 0 && h("p", { class: "hint" }, `No document has a ${title.toLowerCase()}.`),
      h("div", { class: "choices" }, values.map(({ value, documents }) => h("label", { class: "choice", title: value },
        h("input", {
          type: "checkbox", checked: chosen.has(value), onchange: (event) => {
            if (event.target.checked) chosen.add(value);
            else chosen.delete(value);
            this.#changed();
          },
        }),
        h("span", {}, nameOf(value)), h("small", {}, String(documents))))));
  }

  #showCount() {
    const set = this.#chosen.sources.size + this.#chosen.tags.size + (this.#chosen.from ? 1 : 0) + (this.#chosen.to ? 1 : 0);
    this.#badge.hidden = set === 0;
    this.#badge.textContent = `${set} set`;
  }

  #clear() {
    this.#chosen.sources.clear();
    this.#chosen.tags.clear();
    this.#chosen.from = this.#chosen.to = this.#from.value = this.#to.value = "";
    for (const box of this.element.querySelectorAll("input[type=checkbox]")) box.checked = false;
    this.#changed();
  }
}

function dayAfter(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString();
}
