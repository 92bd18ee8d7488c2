// The theme: the system's unless the reader chose one.
import { icon } from "./icons.js";
import { remember, recall } from "./storage.js";

const order = ["system", "light", "dark"];
const faces = { system: ["contrast", "Theme: as the system"], light: ["sun", "Theme: light"], dark: ["moon", "Theme: dark"] };

export function startTheme(button) {
  let theme = order.includes(recall("theme")) ? recall("theme") : "system";
  const show = () => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const [name, label] = faces[theme];
    button.replaceChildren(icon(name));
    button.setAttribute("aria-label", `${label}. Change it.`);
    button.title = label;
  };
  button.addEventListener("click", () => {
    theme = order[(order.indexOf(theme) + 1) % order.length];
    remember("theme", theme);
    show();
  });
  show();
}
