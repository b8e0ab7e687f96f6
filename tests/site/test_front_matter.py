"""Front matter is read back as it was written, by the YAML reader of MkDocs."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from icp_playbook.site.front_matter import front_matter
from tests.playbooks.copies import PlaybookCopy
from tests.site.nasty import TEXTS, anything


@given(st.lists(anything, min_size=1, max_size=4))
@example(list(TEXTS))
@example(["👩‍👩‍👧‍👦", "\ufeff\ufffe\uffff", "\u2028\u2029\x85", "---", "null", "\n---\n"])
def test_any_text_is_read_back(texts: list[str]) -> None:
    values = {f"key{number}": text for number, text in enumerate(texts)}
    body, read = get_data(front_matter({**values, "hide": ["toc"]}) + "\n# Body\n")
    assert read == {**values, "hide": ["toc"]}
    assert body.strip() == "# Body"


FOLDED = ("icp/profiles/bakeries", "personas/owner", "icp/signals/second-shop", "segments/grown-bakeries")


def test_a_name_that_yaml_folds_is_a_title_on_one_line(minimal: PlaybookCopy) -> None:
    for path in FOLDED:
        text = minimal.text(f"{path}.yaml")
        minimal.write(
            f"{path}.yaml", re.sub(r"^name: (\w+) ?(.*)$", "name: |\n  \\1\n  \\2", text, flags=re.MULTILINE)
        )
    playbook = load(minimal.root).playbook
    assert playbook is not None
    assert playbook.profiles["bakeries"].name.startswith("Bakeries")
    pages = {made.uri: str(made.content) for made in build(playbook, find_look(minimal.root), "").files}
    assert [uri for uri, content in pages.items() if "\ufffd" in content] == []
    titles = {
        uri: get_data(pages[f"{uri}.md"])[1]["title"] for uri in ("icp/bakeries", "signals/second-shop")
    }
    assert titles == {"icp/bakeries": "Bakeries", "signals/second-shop": "Second shop"}
