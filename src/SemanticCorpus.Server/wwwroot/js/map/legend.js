// A colour for each document, while they last; the rest share grey.
import { h } from "../shared/dom.js";
import { titleOf } from "../shared/format.js";

const colours = 8;

/** @returns {Map<string, {title: string, colour: string, passages: number}>} by document id, those with most passages first */
export function colourDocuments(points) {
  const documents = new Map();
  for (const point of points) {
    const known = documents.get(point.documentId) ?? { title: titleOf({ title: point.title, id: point.documentId }), passages: 0 };
    known.passages++;
    documents.set(point.documentId, known);
  }
  const sorted = [...documents].sort(([, a], [, b]) => b.passages - a.passages);
  sorted.forEach(([, document], index) => (document.colour = index < colours ? String(index) : "rest"));
  return new Map(sorted);
}

/** The legend; pressing a document shows it alone, pressing it again all. */
export function legend(documents, showOnly) {
  const coloured = [...documents].filter(([, document]) => document.colour !== "rest");
  const buttons = coloured.map(([id, document]) => {
    const button = h("button", { type: "button", class: "legend-entry", "aria-pressed": "false" },
      h("span", { class: `dot colour-${document.colour}`, "aria-hidden": "true" }), h("span", {}, document.title), h("small", {}, String(document.passages)));
    button.addEventListener("click", () => {
      const alone = button.getAttribute("aria-pressed") !== "true";
      for (const other of buttons) other.setAttribute("aria-pressed", String(alone && other === button));
      showOnly(alone ? id : null);
    });
    return button;
  });
  const others = documents.size - coloured.length;
  return h("section", { class: "legend", "aria-label": "Documents" },
    h("ul", {}, buttons.map((button) => h("li", {}, button)),
      others > 0 && h("li", { class: "legend-entry" }, h("span", { class: "dot colour-rest", "aria-hidden": "true" }), h("span", {}, `${others} more`))));
}
