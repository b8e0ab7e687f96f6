// A copy button beside what a reader would copy: openers, answers, words to cite, proof, messages.

const TOLD = 2000;

/** The text of a part without the buttons and marks that scripts put into it, paragraphs kept apart. */
export function textOf(part) {
  const copy = part.cloneNode(true);
  for (const extra of copy.querySelectorAll("button, .headerlink")) extra.remove();
  for (const block of copy.querySelectorAll("p, li, br")) block.append("\n\n");
  return copy.textContent.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

async function put(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard here, or none allowed: the older way, which needs a selection.
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("aria-hidden", "true");
    area.style.cssText = "position:fixed;opacity:0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    return done;
  }
}

export function offerCopying(root) {
  for (const part of root.querySelectorAll("[data-copy]:not(.pb-copied)")) {
    part.classList.add("pb-copied");
    const button = root.createElement("button");
    button.type = "button";
    button.className = "pb-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy the ${part.dataset.copy}`);
    button.addEventListener("click", async () => {
      const done = await put(textOf(part), button);
      button.textContent = done ? "Copied" : "Not copied";
      button.setAttribute("aria-label", button.textContent);
      setTimeout(() => {
        button.textContent = "Copy";
        button.setAttribute("aria-label", `Copy the ${part.dataset.copy}`);
      }, TOLD);
    });
    const last = part.lastElementChild;
    (last?.matches("p") ? last : part).append(button);
  }
}
