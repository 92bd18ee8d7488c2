// What cleaning would keep of a file, and what it would drop and why.
import { request } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { h } from "../shared/dom.js";
import { count, percent } from "../shared/format.js";
import { icon } from "../shared/icons.js";
import { failed, loading } from "../shared/notice.js";

/** @param {File} file @param {Element} opener gets the focus back */
export async function previewFile(file, opener) {
  const content = h("div", { class: "preview-body", tabindex: "0", role: "region", "aria-label": "Blocks" }, loading("Reading"));
  const dialog = h("dialog", { class: "preview", "aria-labelledby": "preview-title" },
    h("div", { class: "reader-bar" }, h("h2", { id: "preview-title", tabindex: "-1" }, file.name),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close the preview", onclick: () => dialog.close() }, icon("close"))),
    content);
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  try {
    const form = new FormData();
    form.append("files", file, file.name);
    content.replaceChildren(...shown(await (await request(corpusPath("/documents/preview"), { method: "POST", body: form })).json()));
  } catch (problem) {
    content.replaceChildren(failed(problem));
  }
}

function shown(preview) {
  const blocks = preview.blocks ?? [];
  const length = (some) => some.reduce((sum, block) => sum + block.text.length, 0);
  const kept = blocks.filter((block) => block.kept);
  return [
    h("p", { class: "facts" }, h("span", {}, `Read as ${preview.format}, ${preview.encoding}`),
      h("span", {}, `${percent(length(kept) / Math.max(1, length(blocks)))} of the text kept`),
      h("span", {}, count(preview.passages.length, "passage")),
      preview.metadata?.title && h("span", {}, preview.metadata.title)),
    h("ol", { class: "blocks" }, blocks.map((block) => h("li", { class: block.kept ? "block kept" : "block dropped" },
      h("div", { class: "block-label" }, h("span", { class: "tag" }, block.kept ? "Kept" : "Dropped"), h("span", {}, block.kind),
        !block.kept && h("span", { class: "reason" }, block.droppedBecause)),
      h("p", {}, block.text)))),
  ];
}
