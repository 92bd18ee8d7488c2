// Starts the page: theme, corpus chooser, and the view that the address names.
import { showChooser } from "./shared/corpus.js";
import { h } from "./shared/dom.js";
import { icon } from "./shared/icons.js";
import { addressOf, currentRoute } from "./shared/router.js";
import { startTheme } from "./shared/theme.js";
import { closeReader } from "./reader/reader.js";
import { askView } from "./ask/view.js";
import { chatView } from "./chat/view.js";
import { documentsView } from "./documents/view.js";
import { mapView } from "./map/view.js";

const views = {
  ask: { label: "Ask", show: askView },
  chat: { label: "Chat", show: chatView },
  documents: { label: "Documents", show: documentsView },
  map: { label: "Map", show: mapView },
};

const main = document.getElementById("main");
let leaving = null;
let shown = null;

function showRoute() {
  const { name, parameters } = currentRoute();
  const known = name in views ? name : "ask";
  showTabs(known);
  document.title = `${views[known].label} · SemanticCorpus`;
  leaving?.abort();
  leaving = new AbortController();
  closeReader();
  main.className = `view-${known}`;
  views[known].show(main, parameters, leaving.signal);
  if (shown !== null && shown !== known) main.focus({ preventScroll: true });
  if (shown !== known) scrollTo(0, 0);
  shown = known;
}

function showTabs(current) {
  document.getElementById("tabs").replaceChildren(...Object.entries(views).map(([name, { label }]) =>
    h("a", { href: addressOf(name), "aria-current": name === current ? "page" : null }, icon(name), h("span", {}, label))));
}

async function showCorpora() {
  const place = document.getElementById("corpus-chooser");
  try {
    await showChooser(place, () => {
      const { name } = currentRoute();
      const address = addressOf(name);
      if (location.hash === address) showRoute();
      else location.hash = address;
    });
  } catch {
    // The view says what is wrong; a key given later brings the chooser back.
    place.replaceChildren();
  }
}

startTheme(document.getElementById("theme-toggle"));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener("hashchange", showRoute);
addEventListener("corporachange", showCorpora);
addEventListener("keychange", showCorpora);
showRoute();
showCorpora();
