// Who is on the line: shows the parts of a call sheet that are for one persona, and writes it into the URL.

const EVERYBODY = "all";

/** The persona chosen: the URL's where the page has it, else the first, who is talked to first. */
export function chosen(search, ids) {
  const wanted = new URLSearchParams(search).get("persona");
  return wanted === EVERYBODY || ids.includes(wanted) ? wanted : (ids[0] ?? EVERYBODY);
}

export function offerPicking(root) {
  for (const group of root.querySelectorAll("[data-pick=persona][hidden]")) {
    const buttons = [...group.querySelectorAll("button")];
    const ids = buttons.map((button) => button.value).filter((id) => id !== EVERYBODY);
    const show = (announce) => {
      const id = chosen(location.search, ids);
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === id));
      for (const part of root.querySelectorAll("[data-persona]"))
        part.hidden = id !== EVERYBODY && part.dataset.persona !== id;
      const hidden = id === EVERYBODY ? 0 : ids.length - 1;
      const others = hidden === 1 ? "1 other is hidden" : `${hidden} others are hidden`;
      if (announce || hidden) group.querySelector("output").textContent = hidden ? others : "Everyone is shown";
    };
    group.hidden = false;
    show(false);
    group.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const query = new URLSearchParams(location.search);
      query.set("persona", button.value);
      history.replaceState(history.state, "", `${location.pathname}?${query}${location.hash}`);
      show(true);
    });
    window.addEventListener("popstate", () => show(false));
  }
}
