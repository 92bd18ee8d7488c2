// One conversation: its turns, and the box for the next.
import { isAbort } from "../shared/api.js";
import { citedText, sourceList } from "../shared/cited-text.js";
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { failed, loading } from "../shared/notice.js";
import { keep } from "./conversations.js";
import { complete } from "./stream.js";

export class Conversation {
  #kept;
  #changed;
  #signal;
  #work = null;
  #turns = h("div", { class: "turns", role: "log", "aria-label": "Conversation" });
  #input = h("textarea", { id: "chat-input", rows: "1", maxlength: "4000", placeholder: "Ask, then ask further", enterkeyhint: "send" });
  #stop = h("button", { type: "button", class: "quiet stop", hidden: true, onclick: () => this.#work?.abort() }, icon("stop"), "Stop");
  #send = h("button", { type: "submit", class: "primary" }, icon("send"), h("span", {}, "Send"));

  constructor(kept, changed, signal) {
    this.#kept = kept;
    this.#changed = changed;
    this.#signal = signal;
    const form = h("form", { class: "ask-form", onsubmit: (event) => { event.preventDefault(); this.#ask(); } },
      h("label", { for: "chat-input", class: "visually-hidden" }, "Message"), this.#input, this.#stop, this.#send);
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#ask();
      }
    });
    this.#turns.append(...kept.messages.map(turn));
    if (kept.messages.length === 0) this.#turns.append(h("div", { class: "empty" }, h("h2", {}, "A conversation with your documents"), h("p", {}, "Ask, and ask further: the questions before are part of each next one. Conversations stay in this browser.")));
    this.element = h("section", { class: "conversation", "aria-label": "Chat" }, this.#turns, form);
  }

  focus() {
    this.#input.focus();
  }

  async #ask() {
    const question = this.#input.value.trim();
    if (question === "" || this.#work) return;
    this.#input.value = "";
    if (this.#kept.messages.length === 0) {
      this.#kept.title = question.slice(0, 80);
      this.#turns.replaceChildren();
    }
    this.#add({ role: "user", content: question });
    await this.#answer();
  }

  async #answer() {
    const message = { role: "assistant", content: "", citations: [] };
    const place = h("div", { class: "turn assistant", "aria-busy": "true" }, loading("Reading"));
    this.#turns.append(place);
    place.scrollIntoView({ block: "end" });
    this.#work = new AbortController();
    this.#stop.hidden = false;
    try {
      for await (const part of complete(this.#kept.messages, AbortSignal.any([this.#work.signal, this.#signal]))) {
        message.content += part.text ?? "";
        message.citations = part.citations ?? message.citations;
        message.note = part.note ?? message.note;
        place.replaceChildren(...citedText(message.content, message.citations));
      }
    } catch (problem) {
      place.replaceChildren(...citedText(message.content, []));
      if (!isAbort(problem)) place.append(failed(problem, () => { place.remove(); this.#answer(); }));
      else if (message.content === "") place.append(h("p", { class: "hint" }, "Stopped."));
    } finally {
      this.#work = null;
      this.#stop.hidden = true;
      place.removeAttribute("aria-busy");
    }
    if (message.content !== "" && !place.querySelector(".error")) {
      place.remove();
      this.#add(message);
    }
  }

  #add(message) {
    this.#kept.messages.push(message);
    const shown = turn(message);
    this.#turns.append(shown);
    shown.scrollIntoView({ block: "nearest" });
    if (!keep(this.#kept)) this.#turns.append(h("p", { class: "hint" }, "This browser keeps no conversations; this one is gone when the page closes."));
    this.#changed();
  }
}

function turn({ role, content, citations = [], note }) {
  return role === "user"
    ? h("div", { class: "turn user" }, h("span", { class: "visually-hidden" }, "You: "), content)
    : h("div", { class: "turn assistant" }, citedText(content, citations), citations.length > 0 && sourceList(citations), note && h("p", { class: "hint" }, note));
}
