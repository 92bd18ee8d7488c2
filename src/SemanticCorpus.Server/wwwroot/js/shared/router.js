// Addresses: #/ask?q=..., #/chat, #/documents, #/map. A corpus other than the chosen one is named by corpus=.
import { corpusName, useCorpus } from "./corpus.js";

export function currentRoute() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const parameters = new URLSearchParams(query);
  const corpus = parameters.get("corpus");
  if (corpus && /^[a-z0-9][a-z0-9-]{0,62}$/.test(corpus)) useCorpus(corpus);
  return { name: path || "ask", parameters };
}

/** The address of a view with parameters; empty ones are left out. */
export function addressOf(name, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
  if (corpusName() !== "main") query.set("corpus", corpusName());
  return `#/${name}${query.size > 0 ? `?${query}` : ""}`;
}
