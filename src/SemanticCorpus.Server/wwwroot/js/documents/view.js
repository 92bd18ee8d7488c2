// Documents: what is in the corpus, and adding, previewing, reading again and deleting.
import { h } from "../shared/dom.js";
import { DocumentList } from "./document-list.js";
import { uploadArea } from "./upload-area.js";

export function documentsView(main, parameters, signal) {
  const list = new DocumentList(signal);
  main.replaceChildren(
    h("h1", {}, "Documents"),
    uploadArea(() => list.load(), signal),
    list.element);
  list.load();
}
