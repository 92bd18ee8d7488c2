// Ask: a question, its streamed answer, and the passages it rests on.
import { isAbort } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { failed } from "../shared/notice.js";
import { addressOf } from "../shared/router.js";
import { AnswerPanel } from "./answer-panel.js";
import { Balance } from "./balance.js";
import { exampleChips } from "./examples.js";
import { Filters } from "./filters.js";
import { ResultList } from "./result-list.js";
import { streamAnswer } from "./stream.js";

export function askView(main, parameters, signal) {
  const question = parameters.get("q") ?? "";
  const wasInside = main.contains(document.activeElement) && matchMedia("(hover: hover)").matches;
  const input = h("textarea", { id: "question", name: "q", rows: "1", maxlength: "4000", placeholder: "Ask your documents a question", value: question, autocomplete: "off", enterkeyhint: "search" });
  const again = () => current && run(current);
  const filters = new Filters(again, signal);
  const balance = new Balance(again);
  const answer = h("div", { class: "answer-place" });
  const results = h("div", { class: "results-place" });
  const stop = h("button", { type: "button", class: "quiet stop", hidden: true, onclick: () => work?.abort() }, icon("stop"), "Stop");
  const go = h("button", { type: "submit", class: "primary" }, icon("send"), h("span", {}, "Ask"));
  let work = null;
  let current = question.trim();

  async function run(text) {
    work?.abort();
    const mine = (work = new AbortController());
    const options = { ...filters.options(), ...balance.options() };
    const panel = new AnswerPanel();
    const list = new ResultList(text, options);
    answer.replaceChildren(panel.element);
    results.replaceChildren(list.element);
    stop.hidden = false;
    try {
      await streamAnswer(text, options, { panel, list }, AbortSignal.any([mine.signal, signal]));
    } catch (problem) {
      if (signal.aborted || work !== mine) return;
      if (isAbort(problem)) panel.stopped();
      else {
        results.replaceChildren();
        answer.replaceChildren(failed(problem, () => run(text)));
      }
    } finally {
      if (work === mine) stop.hidden = true;
    }
  }

  const submit = (event) => {
    event?.preventDefault();
    const text = input.value.trim();
    if (text === "") return input.focus();
    const address = addressOf("ask", { q: text });
    if (location.hash === address) run(text);
    else location.hash = address;
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  });

  main.replaceChildren(
    h("section", { class: current ? "ask-head asked" : "ask-head" },
      h("h1", { class: current ? "visually-hidden" : null }, "Ask. Read the sentence ", h("mark", {}, "that answers"), "."),
      h("form", { class: "ask-form", role: "search", onsubmit: submit },
        h("label", { for: "question", class: "visually-hidden" }, "Question"), input, stop, go),
      current ? null : exampleChips((text) => { input.value = text; submit(); }, signal)),
    current && h("div", { class: "tuning" }, filters.element, balance.element) || "",
    answer, results);
  if (!current || wasInside) input.focus({ preventScroll: true });
  if (!current) return;
  document.title = `${current} · SemanticCorpus`;
  run(current);
}
