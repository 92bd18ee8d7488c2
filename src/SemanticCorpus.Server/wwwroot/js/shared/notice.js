// What is shown while something loads, where there is nothing, and when it failed.
import { h } from "./dom.js";
import { icon } from "./icons.js";

export function loading(text) {
  return h("p", { class: "loading", role: "status" }, h("span", { class: "spinner", "aria-hidden": "true" }), text);
}

export function empty(title, ...detail) {
  return h("div", { class: "empty" }, h("h2", {}, title), h("p", {}, ...detail));
}

export function failed(problem, retry = null) {
  return h("div", { class: "notice error", role: "alert" }, icon("warning"),
    h("p", {}, problem.message),
    retry && h("button", { type: "button", class: "quiet", onclick: retry }, "Try again"));
}
