// An answer's text, in which each [n] opens the source it cites.
import { h } from "./dom.js";
import { openReader } from "../reader/reader.js";
import { titleOf } from "./format.js";

/** @param {string} text @param {object[]} citations those known so far; a number without one stays text */
export function citedText(text, citations) {
  const byNumber = new Map(citations.map((citation) => [String(citation.number), citation]));
  return text.split(/\n{2,}/).map((paragraph) => h("p", {}, paragraph.split(/(\[\d+\])/).map((part) => {
    const citation = byNumber.get(/^\[(\d+)\]$/.exec(part)?.[1]);
    return citation ? citationButton(citation) : part.replace(/ $/, "\u00a0");
  })));
}

export function citationButton(citation) {
  return h("button", {
    type: "button", class: "citation", "aria-label": `Source ${citation.number}: ${titleOf(citation)}`, title: titleOf(citation),
    onclick: (event) => openReader(citation.documentId, { span: citation.span, opener: event.currentTarget }),
  }, String(citation.number));
}

/** The numbered sources below an answer. */
export function sourceList(citations) {
  return h("ol", { class: "sources", "aria-label": "Sources" }, citations.map((citation) => h("li", {},
    citationButton(citation), h("span", {}, titleOf(citation)))));
}
