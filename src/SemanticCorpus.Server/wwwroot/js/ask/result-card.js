// A found passage: how relevant it is, its best sentence, and why it stands where it stands.
import { freshId, h, safeLink } from "../shared/dom.js";
import { onDay, percent, shortSource, titleOf } from "../shared/format.js";
import { icon } from "../shared/icons.js";
import { marked } from "../shared/marks.js";
import { openReader } from "../reader/reader.js";
import { explanation } from "./explanation.js";

export function resultCard(passage, rank, bestTotal, question) {
  const span = passage.bestSentence?.span ?? passage.span;
  return h("li", { class: "result" },
    h("article", { "aria-label": `${rank}. ${titleOf(passage)}` },
      h("div", { class: "result-head" },
        h("h3", {}, h("button", { type: "button", class: "result-title", onclick: (event) => openReader(passage.documentId, { span, opener: event.currentTarget }) }, titleOf(passage))),
        relevanceBar(passage.relevance)),
      h("p", { class: "facts" }, [
        h("span", { title: passage.source }, shortSource(passage.source)),
        passage.author && h("span", {}, passage.author),
        passage.published && h("span", {}, onDay(passage.published)),
        passage.headingPath?.length > 0 && h("span", {}, passage.headingPath.join(" › ")),
        safeLink(passage.url, "Original"),
      ]),
      h("p", { class: "passage" }, passageText(passage)),
      passage.alsoIn?.length > 0 && alsoIn(passage.alsoIn),
      passage.scores && whyButton(passage, rank, bestTotal, question)));
}

/** The passage's text with its best sentence marked and the words that the question chose in bold. */
export function passageText(passage) {
  return marked(passage.text.trimEnd(), passage.span.start, [
    ...(passage.bestSentence ? [{ span: passage.bestSentence.span, tag: "mark" }] : []),
    ...(passage.highlights ?? []).map((span) => ({ span, tag: "b" })),
  ]);
}

/** The other documents that have the same passage, each opening in the reader. */
function alsoIn(copies) {
  return h("p", { class: "facts also-in" }, "Also in ", copies.map((copy) =>
    h("button", { type: "button", class: "link", title: copy.source, onclick: (event) => openReader(copy.documentId, { opener: event.currentTarget }) },
      `${titleOf(copy)} (${shortSource(copy.source)})`)));
}

function relevanceBar(relevance) {
  const fill = h("span", { class: "relevance-fill" });
  fill.style.width = `${Math.round(relevance * 100)}%`;
  return h("div", { class: "relevance" },
    h("span", { class: "relevance-bar", role: "meter", "aria-label": "Relevance", "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": Math.round(relevance * 100) }, fill),
    h("span", { class: "relevance-number", "aria-hidden": "true" }, percent(relevance)));
}

function whyButton(passage, rank, bestTotal, question) {
  const id = freshId("why");
  const place = h("div", { id, class: "why", hidden: true });
  const button = h("button", { type: "button", class: "link why-button", "aria-expanded": "false", "aria-controls": id }, icon("why"), `Why rank ${rank}`);
  button.addEventListener("click", () => {
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
    if (place.childElementCount === 0) place.append(explanation(passage.scores, bestTotal, question));
  });
  return [button, place];
}
