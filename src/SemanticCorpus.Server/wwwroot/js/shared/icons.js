// Icons as strokes on a 24 by 24 field.
import { s } from "./dom.js";

const paths = {
  ask: ["M4 6h16", "M4 12h10", "M4 18h7", "M17 14.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z", "M19.3 19.8 22 22.5"],
  chat: ["M4 5h16v11H9l-5 4z", "M8 9h8", "M8 12h5"],
  documents: ["M6 3h8l4 4v14H6z", "M14 3v4h4", "M9 12h6", "M9 16h6"],
  map: ["M3 21h18", "M3 3v18", "M8 15h.01", "M11 9h.01", "M14 13h.01", "M18 6h.01", "M17 16h.01"],
  sun: ["M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", "M12 2v2", "M12 20v2", "M2 12h2", "M20 12h2", "m5 5 1.4 1.4", "m17.6 17.6 1.4 1.4", "m19 5-1.4 1.4", "M6.4 17.6 5 19"],
  moon: ["M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"],
  contrast: ["M12 3a9 9 0 1 1 0 18z", "M12 3a9 9 0 0 0 0 18", "M15 6v12", "M18 8v8"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  stop: ["M7 7h10v10H7z"],
  send: ["M5 12h13", "m12 6 6 6-6 6"],
  upload: ["M12 16V4", "m7 9 5-5 5 5", "M4 16v4h16v-4"],
  trash: ["M4 7h16", "M9 7V4h6v3", "M6 7l1 13h10l1-13"],
  reread: ["M20 11a8 8 0 1 0-2.3 6", "M20 4v7h-7"],
  plus: ["M12 5v14", "M5 12h14"],
  filter: ["M4 6h16", "M7 12h10", "M10 18h4"],
  why: ["M5 20V10", "M12 20V4", "M19 20v-7"],
  nothing: ["M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z", "M6 18 18 6"],
  warning: ["M12 3 22 20H2z", "M12 10v4", "M12 17h.01"],
  key: ["M8 11a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", "M11 12l9-9", "M16 7l3 3"],
};

/** A decorative icon; the control around it carries the name. */
export function icon(name) {
  return s("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, paths[name].map((d) => s("path", { d })));
}
