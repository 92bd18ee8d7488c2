// Files to add: dropped or chosen, previewed one by one, then sent together.
import { isAbort, request } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { h } from "../shared/dom.js";
import { bytes, count } from "../shared/format.js";
import { icon } from "../shared/icons.js";
import { failed } from "../shared/notice.js";
import { followJob } from "./job.js";
import { previewFile } from "./preview.js";

export function uploadArea(added, signal) {
  let files = [];
  const input = h("input", { id: "files", type: "file", multiple: true, class: "visually-hidden", accept: ".txt,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html" });
  const staged = h("div", { class: "staged" });
  const progress = h("div", { class: "upload-progress" });
  const zone = h("label", { class: "drop-zone", for: "files" }, icon("upload"),
    h("span", {}, h("b", {}, "Choose files"), " or drop them here"), h("small", {}, "Text, Markdown or HTML"));
  const area = h("section", { class: "upload", "aria-label": "Add documents" }, input, zone, staged, progress);

  const stage = (chosen) => {
    files = [...files, ...chosen];
    progress.replaceChildren();
    show();
  };

  function show() {
    if (files.length === 0) return staged.replaceChildren();
    const tags = h("input", { id: "upload-tags", type: "text", autocomplete: "off", placeholder: "such as: ai, policy" });
    const send = h("button", { type: "button", class: "primary", onclick: () => upload(tags.value) }, `Add ${count(files.length, "file")}`);
    staged.replaceChildren(
      h("ul", {}, files.map((file, index) => h("li", {}, h("span", { class: "file-name" }, file.name), h("small", {}, bytes(file.size)),
        h("button", { type: "button", class: "link", onclick: (event) => previewFile(file, event.currentTarget) }, "Preview"),
        h("button", {
          type: "button", class: "icon-button", "aria-label": `Leave out ${file.name}`, onclick: () => {
            files.splice(index, 1);
            show();
          },
        }, icon("close"))))),
      h("div", { class: "staged-actions" }, h("label", { for: "upload-tags" }, "Tags"), tags, send));
    send.focus();
  }

  async function upload(tagText) {
    const form = new FormData();
    for (const file of files) form.append("files", file, file.name);
    const tags = tagText.split(",").map((tag) => tag.trim()).filter(Boolean);
    if (tags.length > 0) form.append("tags", JSON.stringify(tags));
    const sent = files;
    files = [];
    show();
    progress.replaceChildren(h("div", { class: "job" }, h("progress", { "aria-label": "Sending" }), h("span", {}, "Sending")));
    try {
      const { job } = await (await request(corpusPath("/documents"), { method: "POST", body: form, signal })).json();
      await followJob(job, progress, signal);
      dispatchEvent(new Event("corporachange"));
      added();
    } catch (problem) {
      if (isAbort(problem)) return;
      progress.replaceChildren(failed(problem));
      files = sent;
      show();
    }
  }

  input.addEventListener("change", () => {
    stage(input.files);
    input.value = "";
  });
  for (const name of ["dragenter", "dragover"]) area.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) zone.classList.remove("over");
  });
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    stage(event.dataTransfer.files);
  });
  return area;
}
