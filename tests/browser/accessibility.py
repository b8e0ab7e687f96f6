"""What axe finds on a page: its rules on the whole page, colours once for each way that text is painted."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Question = Literal["everything", "colours", "all but colours", "what a width changes", "nothing"]
"""What axe is asked about."""
Palette = Literal["light", "dark"]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""All that another palette can break, and three quarters of the time that axe takes."""
ALL_BUT_COLOURS = {"runOnly": TAGS, "rules": {rule: {"enabled": False} for rule in COLOURS}}
WIDTHS = [
    *("target-size", "scrollable-region-focusable", "region", "empty-heading", "page-has-heading-one"),
    *("button-name", "link-name", "label", "select-name", "summary-name", "empty-table-header"),
    *("aria-command-name", "aria-input-field-name", "aria-toggle-field-name", "aria-tooltip-name"),
    *("aria-hidden-focus", "landmark-one-main", "landmark-unique", "skip-link", "tabindex", "bypass"),
]
"""All that another width can break: how large and how near targets are, what scrolls, and what is named by
words that are hidden there. What is left is about the elements themselves, which no width changes."""

AXE = """async ([within, options]) => {
    const {violations} = await axe.run(within, {...options, resultTypes: ["violations"], preload: false});
    return violations.flatMap((found) => found.nodes.map(
        (node) => `${found.id} at ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map(
            (check) => check.message).join("; ")}`));
}"""
PAINTS = """([within, asked]) => {
    const known = new Set(asked);
    const grounds = new Map();
    const ground = (element) => {
        if (element === null) return "";
        if (!grounds.has(element)) {
            const style = getComputedStyle(element);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter,
                style.mixBlendMode].join(" ");
            const below = ground(element.parentElement);
            const clear = own === "rgba(0, 0, 0, 0) none 1 none normal";
            grounds.set(element, clear ? below : `${own} on ${below}`);
        }
        return grounds.get(element);
    };
    const paint = (element) => {
        const own = getComputedStyle(element);
        const around = getComputedStyle(element.parentElement);
        return [own.color, own.fontSize, own.fontWeight, own.fontStyle, own.fontFamily, own.textShadow,
            own.textDecorationLine, own.borderBottom, element.localName === "a", element.matches(":disabled"),
            around.display, around.color, around.fontWeight, around.fontSize, ground(element)].join(" / ");
    };
    // Of a single character, or of none that is read, axe says nothing: it must not answer for words.
    const reads = (text) => text.length > 1 && /[\\p{L}\\p{N}]/u.test(text);
    const shows = (element) => element.matches("input, select, textarea") ||
        (reads(element.textContent.trim()) && [...element.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ""));
    const fresh = [...document.querySelectorAll(`:is(${within}) *`)].filter((element) => {
        if (!shows(element) || !element.checkVisibility({visibilityProperty: true})) return false;
        const painted = paint(element);
        return !known.has(painted) && known.add(painted);
    });
    return [fresh, [...known].slice(asked.length)];
}"""
"""Elements that show text in a way none before them was painted, and those ways: the colours and the fonts of
an element and of what is around it, and every ground beneath. Two that are painted alike are read alike."""
SETTLED = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const moving = () => document.getAnimations().filter(
        (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
    // What answers a scroll or a key moves a frame or two after it: two still frames are an end.
    for (let still = 0; still < 2;) {
        await frame();
        const animations = moving();
        for (const animation of animations) animation.finish();
        still = animations.length ? 0 : still + 1;
    }
}"""
"""Ends whatever fades or slides on the page, and resolves when nothing does any more."""
PAINTED = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
"""Takes a palette, as the theme's switch does."""
SCHEMES: dict[Palette, str] = {"light": "default", "dark": "slate"}
"""The theme's names for the palettes."""


def accessibility(
    page: Page, question: Question, within: str = "html", asked: dict[str, None] | None = None
) -> tuple[str, ...]:
    """What axe finds on a page at rest, or `within` a part of it, a line for each element.

    Of elements that are painted alike only the first is asked for its contrast. `asked` has the ways of
    painting that pages before this one were asked about, and gets those of this one. Words that fade in have
    no colour yet, so what moves is ended first.
    """
    if question == "nothing":
        return ()
    page.evaluate(SETTLED)
    if page.evaluate("typeof axe") == "undefined":
        axe: Any = Axe()
        page.evaluate(axe.axe_script)
    found: list[str] = []
    if question == "what a width changes":
        found += page.evaluate(AXE, [within, {"runOnly": WIDTHS}])
    elif question != "colours":
        found += page.evaluate(AXE, [within, ALL_BUT_COLOURS])
    if question in ("everything", "colours"):
        found += _colours(page, within, {} if asked is None else asked)
    return tuple(found)


def _colours(page: Page, within: str, asked: dict[str, None]) -> list[str]:
    answer = page.evaluate_handle(PAINTS, [within, list(asked)])
    fresh, ways = answer.get_property("0"), answer.get_property("1").json_value()
    asked.update(dict.fromkeys(ways))
    if not ways:
        return []
    found: list[str] = page.evaluate(AXE, [{"include": fresh}, {"runOnly": COLOURS}])
    return found


def in_both_palettes(
    page: Page, within: str = "html", asked: dict[str, None] | None = None
) -> tuple[str, ...]:
    """What axe finds in a window of a light palette, and in its colours once it is dark.

    `asked` is as in `accessibility`: states of one page are mostly painted alike.
    """
    by_day = accessibility(page, "everything", within, asked)
    page.evaluate(PAINTED, SCHEMES["dark"])
    by_night = accessibility(page, "colours", within, asked)
    page.evaluate(PAINTED, SCHEMES["light"])
    return (*by_day, *(f"dark: {found}" for found in by_night))
