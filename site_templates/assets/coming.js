// Changes that count from a later day: dropped once it has come, worked out when the page is read.

import { daysSince } from "./days.js";
import { all } from "./elements.js";

/**
 * @param {Document} root
 * @param {Date} now
 */
export function dropEffective(root, now) {
  for (const item of all(root, "[data-coming]", HTMLElement)) {
    if (daysSince(item.dataset.coming ?? "", now) >= 0) item.remove();
  }
}
