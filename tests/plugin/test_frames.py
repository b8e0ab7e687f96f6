"""Pages that share a sidebar and a header would have had the same ones of their own."""

import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from icp_playbook.plugin.frames import Frames, are_shared, narrowed

FOLDERS = ("", "icp/", "icp/retail/", "icp/retail/why/", "segments/", "segments/own/", "toolkit/", "a/b/c/")
ADDRESSES = tuple(
    dict.fromkeys(f"{folder}{name}" for folder in FOLDERS for name in ("", "one/", "two/", "two/call/"))
)


class ThisPage(Page):
    """A page as the sidebar sees it."""

    def __init__(self, url: str, title: str = "Ours", hide: tuple[str, ...] = ("toc",)) -> None:
        self.file = cast("Any", SimpleNamespace(url=url, name="page"))
        self.meta = {"title": title, "hide": list(hide)}
        self.toc = cast("Any", SimpleNamespace(items=[]))

    @property
    def url(self) -> str:
        return str(self.file.url)


def navigation(*listed: str, link: str = "segments/own/") -> Navigation:
    """A sidebar of pages, one of them in a section, with a link."""
    pages: list[Page] = [ThisPage(url) for url in listed]
    return Navigation([*pages[1:], Section("More", [pages[0], Link("Own", link)])], pages)


@pytest.mark.parametrize("listed", [("", "icp/"), ("icp/retail/", "toolkit/one/", ""), ("a/b/c/two/call/",)])
def test_pages_that_share_a_sidebar_have_the_same_way_to_all_in_it(listed: tuple[str, ...]) -> None:
    nav, shared = navigation(*listed), 0
    others = [ThisPage(url) for url in ADDRESSES if url not in listed]
    for first, second in itertools.permutations(others, 2):
        frames = Frames(nav)
        frames.keep_part("sidebar", first, "the first page's")
        if frames.part("sidebar", second) is not None:
            shared += 1
            for target in (*listed, "segments/own/", "assets/main.css"):
                assert normalize_url(target, first) == normalize_url(target, second)
    assert shared > 20


def test_a_page_of_the_sidebar_or_one_that_hides_it_has_its_own() -> None:
    frames = Frames(navigation("", "icp/"))
    frames.keep_part("sidebar", ThisPage("icp/one/"), "kept")
    assert frames.part("sidebar", ThisPage("icp/two/")) == "kept"
    assert frames.part("sidebar", ThisPage("icp/two/", hide=("toc", "navigation"))) is None
    assert (
        frames.keep_part("sidebar", ThisPage("icp/"), "mine"),
        frames.part("sidebar", ThisPage("icp/")),
    ) == ("mine", None)
    made = iter(("first", "other depth", "own"))
    pages = [ThisPage(url) for url in ("icp/one/", "icp/two/", "icp/two/call/", "icp/", "icp/six/")]
    parts = [frames.shared("scripts", page, lambda: next(made)) for page in pages]
    assert parts == ["first", "first", "other depth", "own", "first"]
    headed = ThisPage("icp/two/")
    headed.toc.items.append(cast("Any", object()))
    assert frames.part("sidebar", headed) is None


HEADER = (
    '<header><div data-md-component="header-topic">\n<span class="md-ellipsis">\n {} \n</span></div></header>'
)


def test_a_shared_header_has_each_page_s_own_title() -> None:
    frames = Frames(navigation("", "icp/"))
    first, second = ThisPage("icp/one/", "A &amp; B"), ThisPage("icp/two/", "data-md \\1 {}")
    assert frames.header(first) is None
    assert frames.keep_header(first, HEADER.format("A &amp; B")) == HEADER.format("A &amp; B")
    assert frames.header(second) == HEADER.format(second.meta["title"])


@pytest.mark.parametrize("header", [HEADER.format("Another"), "<header>Ours</header>"])
def test_a_header_whose_title_is_elsewhere_is_made_for_each_page(header: str) -> None:
    frames = Frames(navigation(""))
    assert frames.keep_header(ThisPage("icp/one/"), header) == header
    assert frames.header(ThisPage("icp/two/")) is None


@pytest.mark.parametrize(
    ("name", "shared"), [("main.html", False), ("partials/nav.html", False), ("x.css", True)]
)
def test_templates_of_ones_own_make_every_frame_anew(tmp_path: Path, name: str, shared: bool) -> None:
    for folder in ("known", "own"):
        (tmp_path / folder / name).parent.mkdir(parents=True)
        (tmp_path / folder / name).write_text("")
    known, own = str(tmp_path / "known"), str(tmp_path / "own")
    assert are_shared([known], [known])
    assert are_shared([own, known], [known]) is shared


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>\n\n   x\n</b> BODY\n\n \n</html>\n", "<b>\nx\n</b>\nBODY\n</html>\n"),
        ("<pre>\n  x</pre>BODY", "<pre>\n  x</pre>BODY"),
        ("  \n  another", "  \n  another"),
    ],
)
def test_spaces_go_only_where_they_do_not_show(html: str, expected: str) -> None:
    body = "<p>\n\n  y</p>"
    assert narrowed(html.replace("BODY", body), body) == expected.replace("BODY", body)
