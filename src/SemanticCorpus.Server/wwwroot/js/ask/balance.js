// The slider between words and meaning. Its ends are the pure modes; untouched, the service's own setting holds.
import { h } from "../shared/dom.js";
import { recall, remember } from "../shared/storage.js";

const key = "balance";
const untouched = 50;

export class Balance {
  #value = recall(key);

  constructor(changed) {
    const input = h("input", { id: "balance", type: "range", min: "0", max: "100", step: "5", value: this.#value ?? untouched, "aria-describedby": "balance-text" });
    const text = h("output", { id: "balance-text", for: "balance" }, this.#describe());
    input.addEventListener("input", () => {
      this.#value = input.value;
      remember(key, input.value);
      text.textContent = this.#describe();
      input.setAttribute("aria-valuetext", this.#describe());
    });
    input.addEventListener("change", changed);
    this.element = h("div", { class: "balance" },
      h("label", { for: "balance" }, "Balance"),
      h("span", { class: "balance-end", "aria-hidden": "true" }, "Keywords"), input, h("span", { class: "balance-end", "aria-hidden": "true" }, "Meaning"), text);
  }

  /** What goes into a request. */
  options() {
    if (this.#value === null) return {};
    if (this.#value === "0") return { mode: "keyword" };
    if (this.#value === "100") return { mode: "semantic" };
    return { balance: Number(this.#value) / 100 };
  }

  #describe() {
    if (this.#value === null) return "As the service is set";
    if (this.#value === "0") return "Keywords only";
    if (this.#value === "100") return "Meaning only";
    return `${this.#value} % meaning`;
  }
}
