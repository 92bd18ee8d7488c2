// Which word of the passage each word of the question is closest to: lines whose width is the closeness.
import { s } from "../shared/dom.js";

const row = 26;
const narrow = matchMedia("(max-width: 719px)");

export function wordPairs(matches) {
  const width = narrow.matches ? 320 : 520;
  const middle = narrow.matches ? { left: 118, right: 202 } : { left: 190, right: 330 };
  const longest = narrow.matches ? 13 : 22;
  const bend = (middle.right - middle.left) / 2;
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
      const line = s("path", { class: "pair", d: `M${middle.left} ${from}C${middle.left + bend} ${from} ${middle.right - bend} ${to} ${middle.right} ${to}` });
      line.style.strokeWidth = `${1 + 7 * Math.max(0, match.similarity)}`;
      line.style.strokeOpacity = `${0.25 + 0.65 * (match.weight / heaviest)}`;
      line.append(s("title", {}, `${match.question} – ${match.passage}: ${match.similarity.toFixed(2)}, weight ${match.weight.toFixed(2)}`));
      return [line, word(match.question, middle.left - 12, from, "end", longest)];
    }).flat(),
    targets.map((target, index) => word(target, middle.right + 12, center(index, targets.length), "start", longest)));
}

function word(text, x, y, anchor, longest) {
  const shown = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return s("text", { x, y: y + 5, "text-anchor": anchor }, shown);
}

const describe = (matches) => `Closest words: ${matches.map((match) => `${match.question} to ${match.passage}, ${match.similarity.toFixed(2)}`).join("; ")}.`;
