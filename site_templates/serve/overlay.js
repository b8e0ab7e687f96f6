// @ts-check
// What is wrong with the playbook, over the page as it last was. `mkdocs serve` puts this into a page, and the list
// before it: no site that is built has either. The page is loaded again when the playbook is mended.

(() => {
  const style = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 60vh; overflow: auto;
      margin: 0 auto; max-width: 60rem; padding: 1rem 1.25rem; border-top: 4px solid #b3261e; border-radius: 8px 8px 0 0;
      background: #fff; color: #1d1b20; color-scheme: light; box-shadow: 0 -4px 24px rgb(0 0 0 / 35%);
      font: 16px/1.5 system-ui, sans-serif;
    }
    header { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
    h2 { margin: 0; font-size: 1.125rem; }
    p { margin: 0; overflow-wrap: anywhere; }
    ol { margin: 0.75rem 0 0; padding: 0; list-style: none; display: grid; gap: 0.75rem; }
    code { font: 0.875rem/1.5 ui-monospace, monospace; color: #8c1d18; overflow-wrap: anywhere; }
    .remedy { color: #49454f; }
    button {
      font: inherit; min-width: 44px; min-height: 44px; padding: 0 0.75rem; border: 1px solid #79747e; border-radius: 6px;
      background: transparent; color: inherit; cursor: pointer;
    }
    button:focus-visible { outline: 3px solid #6750a4; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      section { background: #1d1b20; color: #e6e0e9; color-scheme: dark; border-top-color: #f2b8b5; }
      code { color: #f2b8b5; }
      .remedy { color: #cac4d0; }
      button:focus-visible { outline-color: #d0bcff; }
    }
    @media print { section { display: none; } }
  `;

  /**
   * An element with a text, which is never read as HTML.
   * @param {string} tag
   * @param {string} text
   * @param {string} [name] its class
   * @returns {HTMLElement}
   */
  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  const data = document.getElementById("icp-problems");
  if (!data) return;
  /** @type {{place: string, sentence: string, remedy: string}[]} */
  const problems = JSON.parse(data.textContent || "[]");

  const list = document.createElement("ol");
  for (const one of problems) {
    const item = document.createElement("li");
    if (one.place) item.append(element("code", one.place));
    item.append(element("p", one.sentence));
    if (one.remedy) item.append(element("p", one.remedy, "remedy"));
    list.append(item);
  }

  const host = document.createElement("div");
  host.id = "icp-overlay";
  const close = element("button", "Dismiss");
  close.setAttribute("type", "button");
  const dismiss = () => {
    host.remove();
    removeEventListener("keydown", onKey);
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key === "Escape") dismiss();
  };
  close.addEventListener("click", dismiss);
  addEventListener("keydown", onKey);

  const head = document.createElement("header");
  head.append(element("h2", "The playbook has errors. This is the last page without them."), close);
  const box = document.createElement("section");
  box.setAttribute("role", "alert");
  box.append(head, list);
  const sheet = document.createElement("style");
  sheet.textContent = style;
  host.attachShadow({ mode: "open" }).append(sheet, box);
  document.body.append(host);
})();
