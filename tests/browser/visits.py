"""What the browser reports for each page: messages, requests, overflow, axe violations."""

from dataclasses import dataclass

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.browser.accessibility import PAINTED, SCHEMES, Palette, Question, accessibility

DESK, ZOOMED, TELEPHONE, SMALLEST = 1440, 720, 390, 360
"""Widths of a window in CSS pixels; at 200 percent a desk is 720 wide, at 400 percent 360."""
PATIENCE = 120_000
"""Milliseconds a page is given to do a thing: a busy machine is no fault of the page."""

Look = tuple[Palette, int, Question]
"""A palette, the width of the window, and what axe is asked there."""
CLOSE: list[Look] = [
    ("light", DESK, "everything"),
    ("dark", DESK, "colours"),
    ("dark", TELEPHONE, "nothing"),
    ("light", TELEPHONE, "what a width changes"),
    ("light", ZOOMED, "nothing"),
    ("light", SMALLEST, "nothing"),
]
"""Every palette and width, in the order a window takes them. A palette changes nothing but colours, and a
colour stays what it is in a narrow window."""
GLANCE: list[Look] = [("light", TELEPHONE, "nothing")]
"""What a page is looked at that is made as another is."""

PARTS = """() => {
    const classes = (element) => [...element.classList].map((one) => one.replace(/\\d+/g, "0")).sort();
    const name = (element) => [element.localName, ...classes(element)].join(".");
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => one.localName);
    const steps = headings.map((heading, at) => `${headings[at - 1]} ${heading}`);
    return [...new Set([...[...document.body.querySelectorAll("[class]")].map(name), ...steps])];
}"""
"""Each element with its classes, whatever number they hold, and each heading after another."""
OVERFLOW = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"


@dataclass(frozen=True, slots=True)
class Visit:
    """One page at one width in one palette."""

    path: str
    palette: Palette
    width: int
    messages: tuple[str, ...]
    """Errors and warnings on the console, and errors nobody caught."""
    failed: tuple[str, ...]
    """Requests that got no answer or a bad one."""
    foreign: tuple[str, ...]
    """Requests to another host, or out of the folder the playbook is served from."""
    overflow: int
    """CSS pixels by which the document is wider than the window."""
    question: Question
    violations: tuple[str, ...]
    """What axe finds; empty where it was not asked."""


def unfold(page: Page) -> None:
    """Opens all that a page folds by reader, so that it is looked at as well."""
    whole = page.get_by_role("button", name="Open all")
    if whole.count():
        whole.click()


class Visitor:
    """Reads pages and notes what happens. Use as a context manager."""

    def __init__(self, chrome: Browser, address: str) -> None:
        self.address = address
        self.context = chrome.new_context(viewport={"width": DESK, "height": 900}, color_scheme="light")
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.messages: list[str] = []
        self.failed: list[str] = []
        self.foreign: list[str] = []
        self.under_way: set[Request] = set()
        self.asked: dict[str, None] = {}
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._request_failed)
        self.page.on("requestfinished", self._request_finished)
        self.page.on("response", self._response)

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def visit(self, path: str, looks: list[Look]) -> list[Visit]:
        """Opens a page at the first width and looks at it."""
        for notes in (self.messages, self.failed, self.foreign, self.under_way):
            notes.clear()
        self._widen(looks[0][1])
        self.page.goto(self.address + path)
        self._arrive()
        unfold(self.page)
        return self.look(path, looks)

    def look(self, path: str, looks: list[Look]) -> list[Visit]:
        """Looks at the page that is open: the window gets another width and the page another palette."""
        visits = []
        for palette, width, question in looks:
            self._widen(width)
            self.page.evaluate(PAINTED, SCHEMES[palette])
            overflow: int = self.page.evaluate(OVERFLOW)
            violations = accessibility(self.page, question, asked=self.asked)
            visits.append(
                Visit(
                    path,
                    palette,
                    width,
                    tuple(self.messages),
                    tuple(self.failed),
                    tuple(self.foreign),
                    overflow,
                    question,
                    violations,
                )
            )
        return visits

    def _widen(self, width: int) -> None:
        if self.page.viewport_size != {"width": width, "height": 900}:
            self.page.set_viewport_size({"width": width, "height": 900})

    def _arrive(self) -> None:
        """Waits for late requests, such as the icon, so that the next page does not cut them short."""
        for _ in range(PATIENCE // 5):
            if not self.under_way:
                return
            self.page.wait_for_timeout(5)
        self.failed.extend(f"{request.url}: no answer" for request in self.under_way)

    def parts(self) -> set[str]:
        """What the page is made of."""
        found: list[str] = self.page.evaluate(PARTS)
        return set(found)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.messages.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        self.under_way.add(request)
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def _request_finished(self, request: Request) -> None:
        self.under_way.discard(request)

    def _request_failed(self, request: Request) -> None:
        self.under_way.discard(request)
        # An icon that is fetched late is cut short where the next page is opened: no server failed.
        if request.failure != "net::ERR_ABORTED":
            self.failed.append(f"{request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.url}: {response.status}")
