// docs/performance.md is made of sections, each written by the comparison that measured it. What stands outside the marks is left alone.
import { readFileSync, writeFileSync } from "node:fs";

/** Puts what was measured between a section's marks, `<!-- NAME -->` and `<!-- /NAME -->`. */
export function writeSection(file, name, body) {
  const text = readFileSync(file, "utf8");
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`${file} has no section ${open} ... ${close}`);
  writeFileSync(file, `${text.slice(0, from + open.length)}\n${body.trim()}\n${text.slice(to)}`);
}

/** A Markdown table. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const thousands = (number) => Math.round(number).toLocaleString("en-US");
