// Changes of a page that wait for a pointer to be released: what is replaced under it would never be clicked.

import { around } from "./elements.js";

const ENDS = /** @type {const} */ (["pointerup", "pointercancel", "pointermove", "keydown"]);

/**
 * A function that has `work` done soon, once however often it is called; not while a pointer is down on the element.
 *
 * A press takes the focus from an input, whose change then redraws what is pressed. A list of options takes the
 * release for itself, so a press on it does not count; a pointer that moves without a button was released elsewhere.
 * @param {HTMLElement} element
 * @param {() => void} work
 * @returns {() => void}
 */
export function unpressed(element, work) {
  let [isDown, isDue, timer] = [false, false, 0];
  const later = () => {
    isDue = true;
    clearTimeout(timer);
    if (!isDown) timer = setTimeout(done);
  };
  function done() {
    isDue = false;
    work();
  }
  element.addEventListener("pointerdown", (event) => (isDown = !around(event, "select")), true);
  for (const name of ENDS) {
    element.ownerDocument.addEventListener(
      name,
      (event) => {
        if (!isDown || (event instanceof PointerEvent && name === "pointermove" && event.buttons)) return;
        isDown = false;
        if (isDue) later();
      },
      true,
    );
  }
  return later;
}
