"""Front matter is read back as it was written, by the YAML reader of MkDocs."""

from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from icp_playbook.site.front_matter import front_matter
from tests.site.nasty import TEXTS, anything


@given(st.lists(anything, min_size=1, max_size=4))
@example(list(TEXTS))
@example(["👩‍👩‍👧‍👦", "\ufeff\ufffe\uffff", "\u2028\u2029\x85", "---", "null", "\n---\n"])
def test_any_text_is_read_back(texts: list[str]) -> None:
    values = {f"key{number}": text for number, text in enumerate(texts)}
    body, read = get_data(front_matter({**values, "hide": ["toc"]}) + "\n# Body\n")
    assert read == {**values, "hide": ["toc"]}
    assert body.strip() == "# Body"
