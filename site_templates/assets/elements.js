// Elements of a page: made from names, attributes and children, and found by selectors. Text is never markup.

/**
 * @typedef {"met" | "part" | "missed" | "out" | "unknown" | "costs" | "spared"} Tone what became of a reason
 * @typedef {Node | string | false | null | undefined} Leaf nothing is made of what is false or missing
 * @typedef {Leaf | Child[]} Child
 * @typedef {{[K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => unknown}} Listeners
 * @typedef {Listeners & Record<string, unknown>} Attributes
 */

const SVG = "http://www.w3.org/2000/svg";
/** @type {Record<Tone | "copy" | "ask", string>} */
const ICONS = {
  met: "M3 8.5l3.2 3.2L13 4.8",
  part: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  missed: "M4 4l8 8M12 4l-8 8",
  out: "M4 4l8 8M12 4l-8 8",
  unknown: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 9.9M8 12.6v.1",
  costs: "M3.5 8h9",
  spared: "M8 7.9v.2",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  ask: "M2.5 3h11v7.5H8l-3 3v-3H2.5z",
};

/**
 * An element. Attributes that are false, null or undefined are left out; `on…` are listeners.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes | null} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (key === "value") Object.assign(made, { value });
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...leaves(children));
  return made;
}

/**
 * What a list of children, and of lists of children, puts on the page.
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function leaves(children) {
  return children.flatMap((child) => {
    if (Array.isArray(child)) return leaves(child);
    return child === null || child === undefined || child === false ? [] : [child];
  });
}

/**
 * An element of a drawing.
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElementTagNameMap[Name]}
 */
export function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/**
 * A 16 by 16 icon that only repeats the word beside it.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  const attributes = { class: "pb-icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" };
  const drawing = drawn("svg", attributes);
  drawing.append(drawn("path", { d: ICONS[name] }));
  return drawing;
}

/**
 * Puts new children into an element; what had the focus keeps it if something of the same `data-key` comes back.
 * @param {HTMLElement} parent
 * @param {...Child} children
 */
export function refill(parent, ...children) {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement && parent.contains(focused) ? focused.dataset.key : undefined;
  parent.replaceChildren(...leaves(children).filter(Boolean));
  if (!key) return;
  const again = all(parent, "[data-key]", HTMLElement).find((found) => found.dataset.key === key);
  again?.focus({ preventScroll: true });
}

/**
 * The first element below a root that matches a selector. The caller knows that it exists.
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(`there is no ${kind.name} at ${selector}`);
}

/**
 * Every element of a kind below a root that matches a selector.
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind[]}
 */
export function all(root, selector, kind) {
  const found = [...root.querySelectorAll(selector)].filter((element) => element instanceof kind);
  return /** @type {Kind[]} */ (found);
}

/**
 * The element around the target of an event, or the target itself, that matches a selector.
 * @param {Event} event
 * @param {string} selector
 */
export function around(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}
