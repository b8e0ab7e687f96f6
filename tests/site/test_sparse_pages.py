"""A playbook that says no more than who qualifies has pages, and nothing on them is empty."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.playbooks.copies import MINIMAL, SPARSE, PlaybookCopy
from tests.public_models.models import MODELS

EMPTY = re.compile(r"<(dd|li|blockquote|p|ul|ol|dl)\b(?![^>]*(?:hidden|aria-live|role=|data-))[^>]*>\s*</\1>")
ROW = re.compile(r'<th scope="rowgroup"[^>]*>([^<]*)<.*?</th><td>([^<]*)</td>', re.DOTALL)
"""A criterion: its name and what it asks."""
HEADING = re.compile(r"<h([1-4])\b[^>]*>(.*?)</h\1>", re.DOTALL)
ROOTS = (*SPARSE, *(model.root for model in MODELS))
PAGES = ("health.md", "roles/", "icp/", "disqualifiers/", "segments/", "signals/", "personas/", "examples/")
BARE = {
    "personas/owner": "name: Owner\n",
    "segments/grown-bakeries": "name: Grown\nicp: bakeries\nwhen: {field: stage, is: grown}\n",
    "icp/signals/second-shop": "name: Shop\nbands: [{when: {field: last_opening, within: 30}, points: 20}]\n",
    "icp/disqualifiers/no-night-shift": "name: No night shift\nwhen: {field: stage, is: young}\n",
    "icp/examples/crumb": (
        "name: Crumb\nicp: bakeries\naccount: {has_oven: true}\nas_of: 2026-03-20\n"
        "expect: {status: undecided}\n"
    ),
}
"""Entry of the minimal playbook → the least that it can say."""


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_no_page_has_an_empty_place(root: Path) -> None:
    playbook = load(root).playbook
    assert playbook is not None
    site = build(playbook, find_look(root), "")
    pages = {made.uri: str(made.content) for made in site.files if made.uri.endswith(".md")}
    assert {f"icp/{id_}.md" for id_ in playbook.profiles} <= pages.keys()
    found = [(uri, place) for uri, text in pages.items() for place in _empty_places(uri, text)]
    assert found == []
    assert "By every function" not in pages["roles/leader.md"] or playbook.settings.review.functions
    assert "cover criteria" not in pages["onboarding/index.md"]
    assert "0 segments" not in pages["toolkit/index.md"]
    written_to = {f"toolkit/outreach-{segment.icp}.md" for segment in playbook.segments.values()}
    assert {uri for uri in pages if uri.startswith("toolkit/outreach-")} == written_to
    rows = [ROW.findall(pages[f"icp/{id_}.md"]) for id_ in playbook.profiles]
    assert [name for found in rows for name, text in found if name == text] == []


def test_no_page_of_a_bare_entry_has_an_empty_place(tmp_path: Path) -> None:
    made = PlaybookCopy.of(MINIMAL, tmp_path / "playbook")
    for path, text in BARE.items():
        made.write(f"{path}.yaml", text)
    playbook = load(made.root).playbook
    assert playbook is not None
    pages = {made.uri: str(made.content) for made in build(playbook, find_look(made.root), "").files}
    bare = {f"{path.removeprefix('icp/')}.md" for path in BARE}
    assert [place for uri in sorted(bare) for place in _empty_places(uri, pages[uri])] == []


def test_parts_of_an_entry_may_say_no_more_than_they_must(tmp_path: Path) -> None:
    made = PlaybookCopy.of(MINIMAL, tmp_path / "playbook")
    made.edit("icp/playbook.yaml", "building:\n", "building:\n  - title: Ask them\n")
    made.edit("icp/playbook.yaml", ", do: Call today., owner: sales", "")
    made.edit("icp/playbook.yaml", ", means: Can wait.", "")
    made.edit("icp/profiles/bakeries.yaml", "needs:\n", "needs:\n  - {id: cold, pain: It is cold.}\n")
    made.edit("icp/profiles/bakeries.yaml", ", how: From the till.", "")
    made.edit("personas/owner.yaml", "journey:\n", "journey:\n  - {stage: Awareness}\n")
    made.edit(
        "segments/grown-bakeries.yaml",
        "    day: 1\n    persona: owner\n    subject: Bread that came back\n",
        "",
    )
    playbook = load(made.root).playbook
    assert playbook is not None
    pages = {one.uri: str(one.content) for one in build(playbook, find_look(made.root), "").files}
    found = [
        place for uri, text in pages.items() for place in _empty_places(uri, text) if uri.endswith(".md")
    ]
    assert found == ["<h3>Awareness</h3>"]  # a stage that nothing is known of
    assert pages["icp/bakeries.md"].count("Not written yet.") == 2
    assert pages["roles/marketer.md"].count("Not written yet.") == 1
    assert pages["building.md"].count("<dt>Takes</dt>") == 1
    assert re.search(r"<dt[^>]*>[^<]*</dt>(?:<dt|</dl>)", "".join(pages.values())) is None


def _empty_places(uri: str, text: str) -> Iterator[str]:
    yield from (found[0] for found in re.finditer(r">[^<]*\bNone\b(?! applies)[^<]*<|>Ask: <", text))
    yield from re.findall(r"<tbody>\s*</tbody>", text)
    yield from re.findall(r'<span class="pb-chip[^>]*></span>', text)
    if not uri.endswith("index.md"):
        yield from (text[max(0, found.start() - 60) : found.end()] for found in EMPTY.finditer(text))
    if uri.startswith(PAGES) and not uri.endswith("index.md"):
        yield from _bare_headings(text)


def _bare_headings(text: str) -> Iterator[str]:
    """Headings that nothing follows before another of their level; a card is a link of its own."""
    text = re.sub(r'<a class="pb-card.*?</a>', "a card", text, flags=re.DOTALL)
    text = re.sub(r'<a class="headerlink.*?</a>|<script.*?</script>', "", text, flags=re.DOTALL)
    headings = list(HEADING.finditer(text))
    for one, after in zip(headings, [*headings[1:], None], strict=True):
        between = text[one.end() : after.start() if after else None]
        if not re.sub(r"<[^>]+>|\s", "", between) and (after is None or after[1] <= one[1]):
            yield one[0]
