// Elements without markup: whatever the service sends becomes a text node, never HTML.

/**
 * Makes an element. Properties that begin with "on" are listeners; the rest are attributes, left out where null or false.
 * Children are nodes or text; null and false are skipped.
 */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function s(tag, properties = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A link, or null where the address is none that a link may lead to. */
export function safeLink(address, ...content) {
  return isWebAddress(address) ? h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, ...content) : null;
}

function isWebAddress(address) {
  if (typeof address !== "string") return false;
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

let last = 0;

/** An id for aria relations, unique on the page. */
export const freshId = (prefix) => `${prefix}-${++last}`;

/** Says something to screen readers without moving the focus. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
