"""A page as the printer would lay it out, in a window that has the size of the paper."""

from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Paper:
    """A format, and the CSS pixels inside its margins of 10 mm."""

    name: str
    width: int
    height: int


A4, LETTER = Paper("A4", 718, 1046), Paper("Letter", 740, 980)
PAPERS = (A4, LETTER)

# What a page does when it goes to the printer it does at the change of its media, which the browser reports
# with a frame of its own choice; who listens last hears of it last.
LISTEN = """() => {
  const print = matchMedia("print");
  window.mediaChanged = new Promise((done) => print.addEventListener("change", done, {once: true}));
}"""
CHANGED = "() => window.mediaChanged"
SIZED = "([width, height]) => innerWidth === width && innerHeight === height"
IS_PRINT = "() => matchMedia('print').matches"


def on_paper(page: Page, paper: Paper | None = None) -> None:
    """Lays a page out for the printer, and waits until its scripts have filled its sheets."""
    on_screen(page)
    if paper is not None:
        page.set_viewport_size({"width": paper.width, "height": paper.height})
        page.wait_for_function(SIZED, arg=[paper.width, paper.height])
    _change(page, is_print=True)


def on_screen(page: Page) -> None:
    """Lays a page out for the screen again, as it was before `on_paper`."""
    _change(page, is_print=False)


def _change(page: Page, *, is_print: bool) -> None:
    if page.evaluate(IS_PRINT) == is_print:
        return
    page.evaluate(LISTEN)
    page.emulate_media(media="print" if is_print else "null")
    page.evaluate(CHANGED)
