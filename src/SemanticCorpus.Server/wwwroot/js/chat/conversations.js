// The conversations, kept in this browser and never sent anywhere but to the service, one question at a time.
import { recallJson, remember } from "../shared/storage.js";
import { corpusName } from "../shared/corpus.js";

const key = "conversations";
const most = 50;

const all = () => recallJson(key, []);

/** Those of the chosen corpus, latest first. */
export const conversations = () => all().filter((conversation) => conversation.corpus === corpusName());

export function newConversation() {
  return { id: crypto.randomUUID?.() ?? String(Date.now()), corpus: corpusName(), title: "", messages: [] };
}

/** @returns {boolean} whether the browser had room for it */
export function keep(conversation) {
  const others = all().filter((other) => other.id !== conversation.id);
  return remember(key, JSON.stringify([conversation, ...others].slice(0, most)));
}

export function forget(id) {
  remember(key, JSON.stringify(all().filter((other) => other.id !== id)));
}
