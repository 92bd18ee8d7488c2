// A document with what can be done to it.
import { getJson, isAbort, request } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { announce, h } from "../shared/dom.js";
import { atMoment, count, onDay, shortSource, titleOf } from "../shared/format.js";
import { icon } from "../shared/icons.js";
import { failed } from "../shared/notice.js";
import { openReader } from "../reader/reader.js";
import { confirmDeletion } from "./confirm-deletion.js";
import { followJob } from "./job.js";
import { previewFile } from "./preview.js";

export function documentRow(found, list) {
  const path = corpusPath(`/documents/${encodeURIComponent(found.id)}`);
  const state = h("div", { class: "row-state" });
  const attempt = async (work) => {
    try {
      await work();
    } catch (problem) {
      if (!isAbort(problem)) state.replaceChildren(failed(problem));
    }
  };
  const name = titleOf(found);
  const action = (label, picture, work) => h("button", {
    type: "button", class: "icon-button", "aria-label": `${label}: ${name}`, title: label, onclick: (event) => attempt(() => work(event.currentTarget)),
  }, icon(picture));

  const row = h("li", { class: "document-row" },
    h("div", { class: "document-name" },
      h("h3", {}, h("button", { type: "button", class: "result-title", onclick: (event) => openReader(found.id, { opener: event.currentTarget }) }, name)),
      h("p", { class: "facts" }, [
        h("span", { title: found.source }, shortSource(found.source)),
        found.author && h("span", {}, found.author),
        found.published && h("span", {}, onDay(found.published)),
        h("span", {}, count(found.passages, "passage")),
        h("span", {}, `added ${atMoment(found.ingestedAt)}`),
        (found.tags ?? []).map((tag) => h("span", { class: "tag" }, tag)),
      ].flat())),
    h("div", { class: "row-actions" },
      action("What cleaning kept", "filter", async (opener) => {
        const whole = await getJson(`${path}?original=true`);
        await previewFile(new File([whole.original ?? whole.text], shortSource(found.source)), opener);
      }),
      action("Read again", "reread", async () => {
        const { job } = await (await request(`${path}/reread`, { method: "POST" })).json();
        await followJob(job, state);
      }),
      action("Delete", "trash", async (opener) => {
        if (!(await confirmDeletion(name, opener))) return;
        await request(path, { method: "DELETE" });
        list.remove(row);
        announce(`${name} is deleted.`);
        dispatchEvent(new Event("corporachange"));
      })),
    state);
  return row;
}
