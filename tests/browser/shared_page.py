"""One page of a window for test after test: a new one costs more than most pages take to load."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, ViewportSize

STAYS = ("once", "add_init_script", "expose_function", "expose_binding")
"""What a test can do to a page that cannot be undone."""
BLANK = "about:blank"


class SharedPage:
    """The page of a window, given away as if it were new."""

    def __init__(self, window: BrowserContext, viewport: ViewportSize) -> None:
        self.window = window
        self.viewport = viewport
        self.messages: list[str] = []
        """What the page has written to the console since it was given away."""
        self._page: Page | None = None
        self._changed = False
        self._undo: list[Callable[[], object]] = []

    def give(self) -> Page:
        """A page that remembers nothing."""
        page = self._page or self._made()
        self._page = page
        self._changed = False
        self.messages.clear()
        return page

    def take_back(self) -> None:
        """Forgets what a visitor left: what is stored, other pages, and a page that cannot be as new."""
        page = self._page
        assert page is not None
        self._changed = self._changed or page.is_closed()
        if not self._changed:
            for undo in self._undo:
                undo()
            if page.url.startswith(("http", "file")):
                page.evaluate("sessionStorage.clear()")
            page.goto(BLANK)
            page.set_viewport_size(self.viewport)
            page.emulate_media(
                media="null", color_scheme="light", reduced_motion="null", forced_colors="null"
            )
            page.mouse.move(0, 0)
        one = self.window.pages[0]
        session = self.window.new_cdp_session(one)
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        session.detach()
        self.window.clear_cookies()
        self.window.clear_permissions()
        for other in self.window.pages[1:]:
            if self._changed or other is not page:
                other.close()
        self._undo.clear()
        if self._changed:
            self._page = None

    def _made(self) -> Page:
        page = self.window.new_page()
        page.on("console", lambda message: self.messages.append(message.text))
        listen, route = page.on, page.route

        def on(event: Any, handler: Callable[..., Any]) -> None:
            listen(event, handler)
            self._undo.append(lambda: page.remove_listener(event, handler))

        def routed(*arguments: Any, **options: Any) -> None:
            route(*arguments, **options)
            self._undo.append(page.unroute_all)

        vars(page).update(on=on, route=routed)
        for name in STAYS:
            setattr(page, name, self._noticed(getattr(page, name)))
        return page

    def _noticed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self._changed = True
            return method(*arguments, **options)

        return call
