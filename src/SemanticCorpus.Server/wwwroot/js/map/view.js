// The map: every passage a point, near what means the same, with the question among them.
import { getJson, isAbort, postJson } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { announce, h } from "../shared/dom.js";
import { count } from "../shared/format.js";
import { empty, failed, loading } from "../shared/notice.js";
import { addressOf } from "../shared/router.js";
import { openReader } from "../reader/reader.js";
import { colourDocuments, legend } from "./legend.js";
import { Plot } from "./plot.js";

export async function mapView(main, parameters, signal) {
  const place = h("div", { class: "map-place" }, loading("Drawing the map"));
  main.replaceChildren(h("h1", {}, "Map"), place);
  try {
    const found = await getJson(corpusPath("/map?limit=2000"), signal);
    if (found.points.length === 0) return place.replaceChildren(empty("Nothing to draw yet", h("a", { href: addressOf("documents") }, "Add documents"), "; their passages appear here as points."));
    draw(place, found, parameters.get("q") ?? "", signal);
  } catch (problem) {
    if (!isAbort(problem)) place.replaceChildren(failed(problem, () => mapView(main, parameters, signal)));
  }
}

function draw(place, { points }, question, signal) {
  const documents = colourDocuments(points);
  const reading = h("section", { class: "map-reading", "aria-label": "Passage", "aria-live": "polite" }, h("p", { class: "hint" }, "Point at a passage to read it. With the keyboard: the arrow keys move from point to point, Enter opens the document."));
  const read = (point) => reading.replaceChildren(
    h("h2", {}, h("span", { class: `dot colour-${documents.get(point.documentId).colour}`, "aria-hidden": "true" }), documents.get(point.documentId).title),
    h("p", {}, point.text),
    h("button", { type: "button", class: "link", onclick: (event) => openPoint(point, event.currentTarget) }, "Open the document"));
  const openPoint = (point, opener) => openReader(point.documentId, { passageId: point.id, opener });
  const plot = new Plot(points, documents, { read, open: (point) => openPoint(point, plot.element) });

  const input = h("input", { id: "map-question", type: "search", value: question, placeholder: "Where would a question stand?", maxlength: "4000", autocomplete: "off" });
  const failure = h("div", {});
  const locate = async () => {
    const query = input.value.trim();
    failure.replaceChildren();
    if (query === "") return plot.showQuestion(null);
    try {
      const where = await postJson(corpusPath("/map/locate"), { query }, signal);
      plot.showQuestion(where);
      const nearest = where.nearest.map((id) => points.find((point) => point.id === id)).find(Boolean);
      if (nearest) read(nearest);
      announce("The question is on the map.");
    } catch (problem) {
      if (!isAbort(problem)) failure.replaceChildren(failed(problem));
    }
  };
  place.replaceChildren(
    h("form", { class: "map-form", role: "search", onsubmit: (event) => { event.preventDefault(); locate(); } },
      h("label", { for: "map-question", class: "visually-hidden" }, "Question to place on the map"), input,
      h("button", { type: "submit", class: "primary" }, "Show")), failure,
    h("div", { class: "map-frame" }, plot.element,
      h("div", { class: "map-side" }, reading, legend(documents, (id) => plot.showOnly(id)))),
    h("p", { class: "hint" }, `${count(points.length, "passage")} of ${count(documents.size, "document")}. Near points mean similar things; the axes have no meaning of their own.`));
  if (question) locate();
}
