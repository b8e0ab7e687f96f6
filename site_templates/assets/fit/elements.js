// Elements of a page, made from names, attributes and children. Text is always text, never markup.

const SVG = "http://www.w3.org/2000/svg";
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

/** An element. Attributes that are false, null or undefined are left out; `on…` are listeners. */
export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "value") made.value = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}

/** A drawing of 16 by 16 that only repeats what a word beside it says. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({
    class: "pb-icon",
    viewBox: "0 0 16 16",
    "aria-hidden": "true",
    focusable: "false",
  })) {
    drawing.setAttribute(key, value);
  }
  line.setAttribute("d", ICONS[name]);
  drawing.append(line);
  return drawing;
}

/** Puts new children into an element; what had the focus keeps it if something of the same `data-key` comes back. */
export function refill(parent, ...children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (key)
    [...parent.querySelectorAll("[data-key]")]
      .find((found) => found.dataset.key === key)
      ?.focus({ preventScroll: true });
}
