// Copying, also where there is no clipboard to write to: over file://, without https, or when it is refused.

const TOLD = 4000;

/** Makes a button copy a text, and say for a while what became of it. */
export function copies(button, text, shown) {
  const words = button.textContent;
  const label = button.getAttribute("aria-label");
  const say = (said, named) => {
    button.textContent = said;
    if (label) button.setAttribute("aria-label", named);
  };
  let back;
  button.addEventListener("click", async () => {
    const said = await copied(text(), shown);
    say(said, said);
    clearTimeout(back);
    back = setTimeout(() => say(words, label), TOLD);
  });
}

/** Copies a text and says what became of it: "Copied", or how the reader copies the shown element. */
export async function copied(text, shown) {
  const root = shown.ownerDocument;
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    if (copiedFromArea(root, text)) return "Copied";
    root.defaultView.getSelection().selectAllChildren(shown);
    return "Selected: press Ctrl+C or ⌘C";
  }
}

/** The older way, which needs a selection. The focus goes back to where it was. */
function copiedFromArea(root, text) {
  const focused = root.activeElement;
  const area = root.createElement("textarea");
  area.value = text;
  area.readOnly = true; // no keyboard slides in on a telephone
  area.setAttribute("aria-label", "Text to copy");
  area.style.cssText = "position:fixed;top:0;opacity:0";
  root.body.append(area);
  area.select();
  const done = root.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  return done;
}
