// The source document beside what cites it: a panel on a wide screen, a sheet over all on a narrow one.
import { getJson, isAbort } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { h, safeLink } from "../shared/dom.js";
import { onDay, shortSource, titleOf } from "../shared/format.js";
import { icon } from "../shared/icons.js";
import { marked } from "../shared/marks.js";
import { failed, loading } from "../shared/notice.js";

const dialog = document.getElementById("reader");
const wide = matchMedia("(min-width: 1024px)");
let opener = null;
let reading = null;

/**
 * Opens a document.
 * @param {string} id the document
 * @param {{span?: {start: number, length: number}, passageId?: string, opener?: Element}} options what to mark and scroll to, a span or
 *   a whole passage, and where the focus goes back to
 */
export async function openReader(id, { span = null, passageId = null, opener: from = null } = {}) {
  reading?.abort();
  reading = new AbortController();
  opener = from ?? opener;
  frame("Source", loading("Opening the document"));
  show();
  try {
    const found = await getJson(corpusPath(`/documents/${encodeURIComponent(id)}`), reading.signal);
    const place = span ?? found.content?.find((passage) => passage.id === passageId)?.span ?? null;
    frame(titleOf(found), facts(found), body(found, place));
    dialog.querySelector("mark")?.scrollIntoView({ block: "center" });
  } catch (problem) {
    if (!isAbort(problem)) frame("Source", failed(problem, () => openReader(id, { span, passageId })));
  }
}

export function closeReader() {
  if (dialog.open) dialog.close();
}

function show() {
  if (!dialog.open) {
    if (wide.matches) dialog.show();
    else dialog.showModal();
  }
  document.documentElement.classList.toggle("reading", wide.matches);
  dialog.querySelector("h2").focus({ preventScroll: true });
}

function frame(title, ...content) {
  const focused = dialog.contains(document.activeElement);
  dialog.replaceChildren(
    h("div", { class: "reader-bar" },
      h("h2", { id: "reader-title", tabindex: "-1" }, title),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close the document", onclick: closeReader }, icon("close"))),
    h("div", { class: "reader-body", tabindex: "0", role: "region", "aria-label": "Document text" }, ...content));
  if (focused) dialog.querySelector("h2").focus({ preventScroll: true });
}

function facts(found) {
  return h("p", { class: "facts" }, [
    found.author && h("span", {}, found.author),
    found.site && h("span", {}, found.site),
    found.published && h("span", {}, onDay(found.published)),
    safeLink(found.url, "Original") ?? h("span", { title: found.source }, shortSource(found.source)),
  ]);
}

function body(found, span) {
  const text = found.text ?? "";
  const headings = new Set((found.content ?? []).flatMap((passage) => passage.headingPath ?? []));
  return h("div", { class: "document-text" }, marked(text, 0, [
    ...headingLines(text, headings).map((line) => ({ span: line, tag: "strong", name: "heading" })),
    ...(span ? [{ span, tag: "mark", name: "quote" }] : []),
  ]));
}

function headingLines(text, headings) {
  return [...text.matchAll(/[^\n]+/g)]
    .filter(([line]) => headings.has(line.trim()))
    .map((match) => ({ start: match.index, length: match[0].length }));
}

dialog.addEventListener("close", () => {
  reading?.abort();
  document.documentElement.classList.remove("reading");
  if (opener?.isConnected) opener.focus();
  opener = null;
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && dialog.open && !document.querySelector("dialog:modal")) closeReader();
});
