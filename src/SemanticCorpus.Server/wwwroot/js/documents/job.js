// Follows a job until it ends, with a progress bar.
import { Problem, getJson, request } from "../shared/api.js";
import { announce, h } from "../shared/dom.js";
import { count } from "../shared/format.js";
import { readEvents } from "../shared/sse.js";

/** Shows a job's progress in a place. @returns {Promise<object>} the finished job */
export async function followJob(job, place, signal) {
  const bar = h("progress", { max: Math.max(1, job.total), value: job.done, "aria-label": "Progress" });
  const text = h("span", {}, "Waiting");
  place.replaceChildren(h("div", { class: "job" }, bar, text));
  let last = job;
  const response = await request(`/v1/jobs/${encodeURIComponent(job.id)}/events`, { signal });
  for await (const { data } of readEvents(response)) {
    last = JSON.parse(data);
    bar.max = Math.max(1, last.total);
    bar.value = last.done;
    text.textContent = last.state === "queued" ? "Waiting" : `${last.done} of ${count(last.total, "document")}`;
  }
  if (!isFinished(last)) last = await getJson(`/v1/jobs/${encodeURIComponent(job.id)}`, signal);
  if (!isFinished(last)) throw new Problem("The progress broke off; the work goes on in the service. Reload the page to see it.", 0);
  place.replaceChildren(outcome(last));
  announce(summary(last));
  return last;
}

const isFinished = (job) => job.state === "succeeded" || job.state === "failed";

function summary(job) {
  const parts = [[job.added, "added"], [job.replaced, "replaced"], [job.unchanged, "unchanged"], [job.failed, "failed"]];
  return parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`).join(", ") || job.error || job.state;
}

function outcome(job) {
  const failures = (job.results ?? []).filter((result) => result.status === "failed");
  const isBad = job.state === "failed" || failures.length > 0;
  return h("div", { class: isBad ? "notice error" : "notice success" },
    h("p", {}, h("b", {}, summary(job)), job.error && summary(job) !== job.error && `: ${job.error}`),
    failures.length > 0 && h("ul", {}, failures.map((result) => h("li", {}, h("b", {}, result.source), ` ${result.reason ?? ""}`))));
}
