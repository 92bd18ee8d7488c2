// The points, reachable by pointer, touch and keyboard.
import { s } from "../shared/dom.js";

const margin = 40;
const height = 1000;
const linked = 5;
const place = (value, size) => margin + ((value + 1) / 2) * (size - 2 * margin);

export class Plot {
  #points;
  #circles = new Map();
  #current = null;
  #ring = s("circle", { class: "ring", r: 17, visibility: "hidden" });
  #question = s("g", { class: "question", visibility: "hidden" }, s("circle", { r: 24 }), s("path", { d: "M0-13 4-4 13 0 4 4 0 13-4 4-13 0-4-4z" }));
  #nearest = s("g", { class: "nearest" });
  #does;
  #width;

  /** @param {{read: Function, open: Function}} does what reading and opening a point do */
  constructor(points, documents, does) {
    // The axes have no meaning, so a wide screen is used in full.
    this.#width = matchMedia("(min-width: 860px)").matches ? 1400 : height;
    this.#points = points.map((point) => ({ point, ...this.#at(point) }));
    this.#does = does;
    this.element = s("svg", {
      class: "plot", viewBox: `0 0 ${this.#width} ${height}`, tabindex: "0", role: "application", "aria-roledescription": "map of passages",
      "aria-label": "Passages as points. Arrow keys move from point to point, Enter opens the document.",
    }, this.#nearest, this.#points.map((at) => this.#circle(at, documents)), this.#ring, this.#question);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("focus", () => this.#current ?? this.#go(this.#points[0]));
  }

  /** Puts the question on the map, with lines to what is nearest to it; null takes it away. */
  showQuestion(where) {
    this.#question.setAttribute("visibility", where ? "visible" : "hidden");
    this.#nearest.replaceChildren();
    if (!where) return;
    const { x, y } = this.#at(where);
    this.#question.setAttribute("transform", `translate(${x} ${y})`);
    const near = new Set(where.nearest.slice(0, linked));
    this.#nearest.append(...this.#points.filter((at) => near.has(at.point.id)).map((at) => s("line", { x1: x, y1: y, x2: at.x, y2: at.y })));
  }

  /** Fades all but one document's points; null shows all. */
  showOnly(documentId) {
    for (const [at, circle] of this.#circles) circle.classList.toggle("faded", documentId !== null && at.point.documentId !== documentId);
  }

  #at({ x, y }) {
    return { x: place(x, this.#width), y: place(-y, height) };
  }

  #circle(at, documents) {
    const circle = s("circle", { class: `point colour-${documents.get(at.point.documentId).colour}`, cx: at.x, cy: at.y, r: this.#points.length > 400 ? 6 : 10 });
    circle.addEventListener("pointerenter", () => this.#go(at));
    circle.addEventListener("click", () => {
      this.#go(at);
      if (matchMedia("(hover: hover)").matches) this.#does.open(at.point);
    });
    this.#circles.set(at, circle);
    return circle;
  }

  #go(at) {
    this.#current = at;
    this.#ring.setAttribute("cx", at.x);
    this.#ring.setAttribute("cy", at.y);
    this.#ring.setAttribute("visibility", "visible");
    this.#does.read(at.point);
  }

  #key(event) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (direction && this.#current) {
      event.preventDefault();
      const next = this.#towards(direction);
      if (next) this.#go(next);
    } else if (event.key === "Enter" && this.#current) {
      event.preventDefault();
      this.#does.open(this.#current.point);
    }
  }

  /** The point that is nearest in a direction; what lies aside of it counts as twice as far. */
  #towards([dx, dy]) {
    let best = null;
    let least = Infinity;
    for (const at of this.#points) {
      const [x, y] = [at.x - this.#current.x, at.y - this.#current.y];
      const ahead = x * dx + y * dy;
      const distance = ahead + 2 * Math.abs(x * dy - y * dx);
      if (ahead > 0 && distance < least) [best, least] = [at, distance];
    }
    return best;
  }
}
