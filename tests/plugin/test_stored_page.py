"""A page gives back the text it was given, whatever it is, and keeps it elsewhere."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from icp_playbook.plugin.stored_page import StoredPage, store
from icp_playbook.plugin.text_store import TextStore

CONFIG = MkDocsConfig()
CONFIG.load_dict({"site_name": "Ours", "docs_dir": str(Path(__file__).parent)})
CONFIG.validate()
CONFIG.plugins._current_plugin = "icp-playbook"  # MkDocs sets it while a plugin runs

TEXTS = TextStore(Path(CONFIG.site_dir))


def page() -> Page:
    """A page of MkDocs."""
    return Page("Ours", File.generated(CONFIG, "one.md", content="text"), CONFIG)


OURS = page()
store(OURS, TEXTS)


@given(st.text(st.characters()), st.none() | st.text())
def test_a_stored_page_reads_as_it_was_written(content: str, markdown: str | None) -> None:
    OURS.content, OURS.markdown = content, markdown
    assert (OURS.content, OURS.markdown) == (content, markdown)


def test_a_page_is_stored_with_what_it_holds_and_no_more_than_once() -> None:
    one = page()
    one.content, one.markdown = "<p>A “word”</p>" * 900, "source"
    for _ in range(2):
        store(one, TEXTS)
        assert isinstance(one, StoredPage)
        assert (one.content, one.markdown, one.title) == ("<p>A “word”</p>" * 900, "source", "Ours")
    assert not [value for value in vars(one).values() if isinstance(value, str) and len(value) > 900]


def test_a_page_of_another_plugins_class_is_left_alone() -> None:
    class Theirs(Page):
        """Another plugin's."""

    one = page()
    one.__class__ = Theirs
    store(one, TEXTS)
    assert type(one) is Theirs


@pytest.mark.parametrize("markdown", ["", "# A *name* {#spot}\n\nA [link](one.md#spot).\n\n## More"])
def test_a_stored_page_renders_as_any_other(markdown: str) -> None:
    stored, plain = page(), page()
    for one in (stored, plain):
        one.markdown, one.title, one.meta = markdown, None, {}
        one.file.page = one
    store(stored, TEXTS)
    for one in (stored, plain):
        one.render(CONFIG, Files([one.file]))
    for name in ("content", "title", "present_anchor_ids"):
        assert getattr(stored, name) == getattr(plain, name)
    assert [item.title for item in stored.toc.items] == [item.title for item in plain.toc.items]
    assert not stored.links_to_anchors or stored.links_to_anchors[stored.file].keys() == {"spot"}
