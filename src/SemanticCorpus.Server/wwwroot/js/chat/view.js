// Chat: conversations on one side, the chosen one on the other.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { conversations, forget, newConversation } from "./conversations.js";
import { Conversation } from "./conversation.js";
import { llmStatus } from "./llm-status.js";

export function chatView(main, parameters, signal) {
  const list = h("ul", {});
  const place = h("div", { class: "conversation-place" });
  let current = conversations()[0] ?? newConversation();

  function choose(conversation, focus = true) {
    current = conversation;
    const shown = new Conversation(conversation, showList, signal);
    place.replaceChildren(shown.element);
    showList();
    if (focus) shown.focus();
  }

  function showList() {
    list.replaceChildren(...conversations().map((conversation) => h("li", {},
      h("button", { type: "button", class: "conversation-entry", "aria-current": conversation.id === current.id ? "true" : null, onclick: () => choose(conversation) }, conversation.title),
      h("button", {
        type: "button", class: "icon-button", "aria-label": `Delete the conversation ${conversation.title}`, onclick: () => {
          forget(conversation.id);
          if (conversation.id === current.id) choose(conversations()[0] ?? newConversation());
          else showList();
        },
      }, icon("trash")))));
  }

  main.replaceChildren(
    h("h1", { class: "visually-hidden" }, "Chat"),
    h("aside", { class: "conversations", "aria-label": "Conversations" },
      h("button", { type: "button", class: "quiet new-conversation", onclick: () => choose(newConversation()) }, icon("plus"), "New conversation"), list, llmStatus(signal)),
    place);
  choose(current, false);
}
