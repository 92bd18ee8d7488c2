// Questions to begin with, made from the corpus itself.
import { getJson, isAbort } from "../shared/api.js";
import { corpusPath } from "../shared/corpus.js";
import { h } from "../shared/dom.js";
import { failed } from "../shared/notice.js";
import { addressOf } from "../shared/router.js";

/** A place that fills with examples; an empty corpus gets the way to fill it instead. */
export function exampleChips(choose, signal) {
  const place = h("div", { class: "examples" });
  load(place, choose, signal);
  return place;
}

async function load(place, choose, signal) {
  try {
    const { examples } = await getJson(corpusPath("/examples"), signal);
    if (examples.length > 0) place.replaceChildren(h("h2", { class: "examples-title" }, "For example"),
      h("ul", {}, examples.map((example) => h("li", {}, h("button", { type: "button", class: "example", onclick: () => choose(example) }, example)))));
    else if ((await getJson(corpusPath(), signal)).documents === 0) place.replaceChildren(
      h("p", { class: "hint" }, "This corpus is empty. ", h("a", { href: addressOf("documents") }, "Add the first documents"), " and ask them."));
  } catch (problem) {
    if (!isAbort(problem)) place.replaceChildren(failed(problem, () => load(place, choose, signal)));
  }
}
