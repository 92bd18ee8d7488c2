// Asks before a document is deleted.
import { h } from "../shared/dom.js";

/** @returns {Promise<boolean>} whether to delete */
export function confirmDeletion(name, opener) {
  const dialog = h("dialog", { class: "small-dialog", "aria-labelledby": "delete-title", "aria-describedby": "delete-text" },
    h("form", { method: "dialog" },
      h("h2", { id: "delete-title" }, "Delete this document?"),
      h("p", { id: "delete-text" }, h("b", {}, name), " and its passages leave the corpus. The file it came from stays."),
      h("div", { class: "dialog-actions" },
        h("button", { class: "quiet", value: "keep", autofocus: true }, "Keep it"),
        h("button", { class: "danger", value: "delete" }, "Delete"))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    const confirmed = dialog.returnValue === "delete";
    dialog.remove();
    if (!confirmed) opener.focus();
    resolve(confirmed);
  }));
}
