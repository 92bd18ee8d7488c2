// Which word of the passage each word of the question is closest to: lines whose width is the closeness.
import { s } from "../shared/dom.js";

const row = 26;
const width = 520;
const middle = { left: 190, right: 330 };

export function wordPairs(matches) {
  const heaviest = Math.max(...matches.map((match) => match.weight), 0.001);
  const targets = [...new Set(matches.map((match) => match.passage))];
  const height = row * Math.max(matches.length, targets.length) + row;
  const center = (index, of) => row + (index + 0.5) * ((height - row) / of);
  return s("svg", { class: "word-pairs", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": describe(matches) },
    s("text", { class: "axis", x: middle.left - 12, y: 14, "text-anchor": "end" }, "the question's words"),
    s("text", { class: "axis", x: middle.right + 12, y: 14 }, "nearest here"),
    matches.map((match, index) => {
      const from = center(index, matches.length);
      const to = center(targets.indexOf(match.passage), targets.length);
      const line = s("path", { class: "pair", d: `M${middle.left} ${from}C${middle.left + 60} ${from} ${middle.right - 60} ${to} ${middle.right} ${to}` });
      line.style.strokeWidth = `${1 + 7 * Math.max(0, match.similarity)}`;
      line.style.strokeOpacity = `${0.25 + 0.65 * (match.weight / heaviest)}`;
      line.append(s("title", {}, `${match.question} – ${match.passage}: ${match.similarity.toFixed(2)}, weight ${match.weight.toFixed(2)}`));
      return [line, word(match.question, middle.left - 12, from, "end")];
    }).flat(),
    targets.map((target, index) => word(target, middle.right + 12, center(index, targets.length), "start")));
}

function word(text, x, y, anchor) {
  const shown = text.length > 22 ? `${text.slice(0, 21)}…` : text;
  return s("text", { x, y: y + 5, "text-anchor": anchor }, shown);
}

const describe = (matches) => `Closest words: ${matches.map((match) => `${match.question} to ${match.passage}, ${match.similarity.toFixed(2)}`).join("; ")}.`;
