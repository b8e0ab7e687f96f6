"""Any text survives: readers see what the YAML holds, whatever a renderer makes of it."""

import itertools
import re
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icp_playbook.model import LONGEST_NAME, HistoryPolicy, every_kind
from icp_playbook.playbook import Key
from icp_playbook.values import Part
from icp_playbook.views.routes import route
from tests.drawing import draws
from tests.site.nasty import TEXTS, anything
from tests.site.page import plain
from tests.site.rewriting import HOSTILE, USUAL, Seen, decided, pages, rendered, rewritten, seen


@cache
def tame() -> dict[str, Seen]:
    """What a browser gets of each page where every text is a word of its own."""
    texts, prose = itertools.count(), itertools.count()
    playbook = rewritten(lambda: f"q{next(texts)}z", lambda: f"p{next(prose)}z", lambda: f"qn{next(texts)}z")
    return {uri: list(seen(page)) for uri, page in rendered(pages(playbook)).items()}


def expected(tame: Seen, texts: list[str]) -> Seen:
    """What it must get when the words are texts: the same page with the texts in their places."""

    def text(match: re.Match[str]) -> str:
        written = texts[int(match[2]) % len(texts)]
        return visible(named(written) if match[1] else written)

    replaced = (tuple(plain(re.sub(r"q(n?)(\d+)z", text, part)) for part in parts) for parts in tame)
    return [parts for parts in replaced if parts != ("",)]


def named(text: str) -> str:
    """A text as long as a name may be."""
    return text[:LONGEST_NAME].strip().rstrip(".") or "a name"


def visible(text: str) -> str:
    """A text as a browser can show it: control characters that HTML cannot carry are replaced."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", text)


def without_labels(page: Seen) -> Seen:
    """A filter names what it leaves out on one line, as its command does, see test_ready_filters.py."""
    start = ("<", "ul", "class=pb-list rf-out")
    kept: Seen = []
    inside = False
    for part in page:
        inside = part == start or (inside and part != (">", "ul"))
        if not inside:
            kept.append(part)
    return kept


def without_anchors(page: Seen) -> Seen:
    """The anchor of a glossary term is made of its letters, and has a test of its own."""
    return [tuple(part for part in parts if not part.startswith(("id=", "href=#"))) for parts in page]


# The comparison of ICPs drops the full stop that ends a pain, and a name in quotation marks the blanks around
# it, so no text has these here.
texts_of_an_author = st.lists(
    anything.filter(lambda text: not text.endswith(".") and text == text.strip()), min_size=1, max_size=8
)


@draws(4)
@given(texts=texts_of_an_author)
@example(texts=list(TEXTS))
@example(texts=["\u200b", "\x1c", "\u00ad\ufeff"])
@example(texts=["Pneumonoultramicroscopicsilicovolcanoconiosis" * 4])
def test_any_text_is_read_back_as_it_was_written(texts: list[str]) -> None:
    count, prose = itertools.count(), itertools.count()

    def text() -> str:
        return texts[next(count) % len(texts)]

    playbook = rewritten(text, lambda: f"p{next(prose)}z", lambda: named(text()))
    made = pages(playbook)
    for extensions in (USUAL, HOSTILE):
        for uri, page in rendered(made, extensions).items():
            got, wanted = list(seen(page)), expected(tame()[uri], texts)
            if uri == "glossary.md":
                got, wanted = without_anchors(got), without_anchors(wanted)
            assert without_labels(got) == without_labels(wanted), uri


def texts_of(value: object) -> Iterable[str]:
    """Every text in an entry."""
    match value:
        case str():
            yield value
        case Part():
            for name in type(value).model_fields:
                yield from texts_of(getattr(value, name))
        case tuple():
            for item in value:
                yield from texts_of(item)
        case dict():
            for item in value.values():
                yield from texts_of(item)
        case _:
            pass


@pytest.mark.parametrize("kind", every_kind())
def test_every_text_of_an_entry_is_on_its_page(kind: str) -> None:
    count = itertools.count()
    playbook = rewritten(*[lambda: f"q{next(count)}z"] * 2)
    shown = rendered(pages(playbook))
    for id_, entry in playbook.by_kind[kind].items():
        page = shown[f"{route(Key(kind, id_))[:-1]}.md"]
        for hidden in (*page.all("section", "pb-sheet"), *page.all("svg")):
            assert hidden.parent is not None
            hidden.parent.children.remove(hidden)
        words = set(re.findall(r"q\d+z", " ".join(page.texts())))
        assert {text for text in texts_of(entry) if re.fullmatch(r"q\d+z", text)} - words == set()


def test_every_text_of_the_playbook_is_on_some_page() -> None:
    count = itertools.count()
    playbook = rewritten(*[lambda: f"q{next(count)}z"] * 2)
    words = {word for page in pages(playbook).values() for word in re.findall(r"q\d+z", page)}
    settings = playbook.settings.model_copy(
        update={"merge_fields": {}, "history": HistoryPolicy()}
    )  # an outreach tool's words and names of bots, not a reader's
    assert {text for text in texts_of(settings) if re.fullmatch(r"q\d+z", text)} - words == set()


def test_the_minimal_playbook_has_an_entry_of_each_kind() -> None:
    assert [kind for kind in every_kind() if not decided().by_kind[kind]] == []
