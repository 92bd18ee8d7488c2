// Draws how meaning, words, phrases and the title made a passage's rank.
import { h, s } from "../shared/dom.js";
import { wholeWords } from "./whole-words.js";
import { wordPairs } from "./word-pairs.js";

const number = (value) => value.toFixed(2);

/**
 * The explanation of a rank.
 * @param {object} scores the passage's scores
 * @param {number} bestTotal the total of the best passage, which fills the whole width
 * @param {string} question as it was asked
 */
export function explanation(scores, bestTotal, question) {
  const parts = [
    { name: "Meaning", kind: "meaning", weight: scores.cosineWeight, share: scores.cosineScaled, detail: `cosine ${number(scores.cosine)}, ${number(scores.cosineScaled)} among the candidates` },
    { name: "Keywords", kind: "keywords", weight: scores.keywordWeight, share: scores.keywordScaled, detail: `BM25 ${number(scores.keyword)}, ${number(scores.keywordScaled)} of the best candidate's` },
    { name: "Word by word", kind: "words", weight: scores.lateInteractionWeight, share: scores.lateInteraction ?? 0, detail: scores.lateInteraction === undefined ? "not computed" : `late interaction ${number(scores.lateInteraction)}` },
    { name: "Phrases", kind: "words fainter", weight: scores.pairWeight, share: scores.pairs ?? 0, detail: scores.pairs === undefined ? "not computed" : "neighbouring words together" },
    { name: "Close together", kind: "keywords fainter", weight: scores.proximityWeight, share: scores.proximity, detail: "the question's words side by side" },
    { name: "Title", kind: "meaning fainter", weight: scores.titleWeight, share: scores.title, detail: "words named in title and headings" },
  ];
  return h("div", { class: "explanation" },
    stackedBar(parts, scores.total, bestTotal),
    h("dl", { class: "score-parts" }, parts.map((part) => h("div", {},
      h("dt", {}, h("span", { class: `swatch ${part.kind}`, "aria-hidden": "true" }), part.name),
      h("dd", {}, h("b", {}, number(part.weight * part.share)), ` = ${number(part.weight)} × ${number(part.share)}`, h("small", {}, part.detail))))),
    scores.matches?.length > 0 && wordPairs(wholeWords(scores.matches, question)));
}

function stackedBar(parts, total, bestTotal) {
  const width = 600;
  const full = Math.max(bestTotal, total, 0.001);
  let x = 0;
  const text = parts.map((part) => `${part.name} ${number(part.weight * part.share)}`).join(", ");
  return s("svg", { class: "score-bar", viewBox: `0 0 ${width} 26`, preserveAspectRatio: "none", role: "img", "aria-label": `Score ${number(total)}: ${text}. The best passage has ${number(full)}.` },
    s("rect", { class: "track", x: 0, y: 0, width, height: 26, rx: 4 }),
    parts.map((part) => {
      const length = Math.max(0, (part.weight * part.share * width) / full);
      const rect = s("rect", { class: part.kind, x, y: 0, width: Math.max(0, length - 2), height: 26 });
      x += length;
      return rect;
    }));
}
