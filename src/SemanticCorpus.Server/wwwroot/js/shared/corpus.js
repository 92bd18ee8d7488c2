// Which corpus is worked with, and the chooser where there are several.
import { getJson } from "./api.js";
import { h } from "./dom.js";
import { remember, recall } from "./storage.js";

let chosen = recall("corpus", "main");

export const corpusName = () => chosen;
export const corpusPath = (rest = "") => `/v1/corpora/${encodeURIComponent(chosen)}${rest}`;

/** Takes up the corpus that a link names. */
export function useCorpus(name) {
  chosen = name;
  remember("corpus", name);
}

/** Shows the chooser; with one corpus there is nothing to choose. */
export async function showChooser(place, changed) {
  const { corpora } = await getJson("/v1/corpora");
  if (!corpora.some((corpus) => corpus.name === chosen)) {
    useCorpus("main");
    changed();
  }
  if (corpora.length < 2) {
    place.replaceChildren();
    return;
  }
  const select = h("select", { id: "corpus-select", "aria-label": "Corpus", onchange: () => { useCorpus(select.value); changed(); } },
    corpora.map((corpus) => h("option", { value: corpus.name, selected: corpus.name === chosen }, corpus.name)));
  select.value = chosen;
  place.replaceChildren(select);
}
