// Text with ranges marked. Spans count UTF-16 code units, as JavaScript's own indices do.
import { h } from "./dom.js";

/**
 * The text as nodes.
 * @param {string} text
 * @param {number} from where the text stands in the document that spans count in
 * @param {{span: {start: number, length: number}, tag: string, name?: string}[]} ranges may overlap; an earlier one lies outside
 */
export function marked(text, from, ranges) {
  const inside = ranges
    .map(({ span, tag, name }) => ({ start: Math.max(0, span.start - from), end: Math.min(text.length, span.start - from + span.length), tag, name }))
    .filter((range) => range.start < range.end);
  return nest(text, 0, text.length, inside);
}

function nest(text, start, end, ranges) {
  const [outer, ...others] = ranges;
  if (!outer) return start < end ? [text.slice(start, end)] : [];
  const cut = (low, high) => others
    .map((range) => ({ ...range, start: Math.max(range.start, low), end: Math.min(range.end, high) }))
    .filter((range) => range.start < range.end);
  return [
    ...nest(text, start, outer.start, cut(start, outer.start)),
    h(outer.tag, { class: outer.name }, nest(text, outer.start, outer.end, cut(outer.start, outer.end))),
    ...nest(text, outer.end, end, cut(outer.end, end)),
  ];
}
