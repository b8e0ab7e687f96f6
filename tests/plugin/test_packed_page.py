"""A page gives back the text it was given, whatever it is, and keeps it packed."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from icp_playbook.plugin.packed_page import PackedPage, pack


def page() -> Page:
    """A page of MkDocs."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Ours", "docs_dir": str(Path(__file__).parent)})
    config.validate()
    config.plugins._current_plugin = "icp-playbook"  # MkDocs sets it while a plugin runs
    return Page("Ours", File.generated(config, "one.md", content="text"), config)


OURS = page()
pack(OURS)


@given(st.text(st.characters()), st.none() | st.text())
def test_a_packed_page_reads_as_it_was_written(content: str, markdown: str | None) -> None:
    OURS.content, OURS.markdown = content, markdown
    assert (OURS.content, OURS.markdown) == (content, markdown)


def test_a_page_is_packed_with_what_it_holds_and_no_more_than_once() -> None:
    one = page()
    one.content, one.markdown = "<p>A “word”</p>" * 900, "source"
    for _ in range(2):
        pack(one)
        assert isinstance(one, PackedPage)
        assert (one.content, one.markdown, one.title) == ("<p>A “word”</p>" * 900, "source", "Ours")
    assert not [value for value in vars(one).values() if isinstance(value, str) and len(value) > 900]


def test_a_page_of_another_plugins_class_is_left_alone() -> None:
    class Theirs(Page):
        """Another plugin's."""

    one = page()
    one.__class__ = Theirs
    pack(one)
    assert type(one) is Theirs
