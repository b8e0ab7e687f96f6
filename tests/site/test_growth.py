"""What a site grows by takes time in proportion: pages, search, forms, practice, changes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from icp_playbook.playbook import Playbook
from icp_playbook.site import Renderer, build, find_look
from icp_playbook.timeline import Timeline
from tests.decisions.test_moves import loaded
from tests.diff.test_bounds import calls
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.timeline.sample_events import change_summary, commit, event, timeline

PROFILE, FIELDS = "icp/profiles/bakeries.yaml", "icp/fields.yaml"
SMALL, TIMES = 14, 3


def entries(folder: str, id_: str) -> Callable[[PlaybookCopy, int], object]:
    """More entries of a kind, like one of them."""

    def grow(made: PlaybookCopy, count: int) -> None:
        path = f"{folder}/{id_}.yaml"
        text = re.sub(r"^formerly: .*\n", "", made.text(path), flags=re.MULTILINE)
        for at in range(count):
            name = re.sub(r"^name: .*", f"name: Number {at}", text, count=1, flags=re.MULTILINE)
            made.write(f"{folder}/more-{at}.yaml", name)

    return grow


def cited(folder: str, id_: str, key: str) -> Callable[[PlaybookCopy, int], object]:
    """More entries of a kind that the ICP names."""

    def grow(made: PlaybookCopy, count: int) -> None:
        entries(folder, id_)(made, count)
        listed = ", ".join([id_, *(f"more-{at}" for at in range(count))])
        made.edit(PROFILE, f"{key}: [{id_}]", f"{key}: [{listed}]")

    return grow


def values(made: PlaybookCopy, count: int) -> None:
    more = "".join(f"\n      - {{id: tool-{at}, label: Tool {at}}}" for at in range(count * 4))
    made.edit(FIELDS, "- {id: till, label: Till}", f"- {{id: till, label: Till}}{more}")


def fields(made: PlaybookCopy, count: int) -> None:
    more = "".join(f"\n  - {{id: asked_{at}, label: Asked {at}, type: boolean}}" for at in range(count))
    made.edit(
        FIELDS,
        "  - {id: name, label: Company, type: text}",
        f"  - {{id: name, label: Company, type: text}}{more}",
    )


GROWN: dict[str, Callable[[PlaybookCopy, int], object]] = {
    "segments": entries("segments", "grown-bakeries"),
    "personas": entries("personas", "owner"),
    "examples": entries("icp/examples", "crumb"),
    "disqualifiers": cited("icp/disqualifiers", "no-night-shift", "disqualifiers"),
    "signals": cited("icp/signals", "second-shop", "signals"),
    "values": values,
    "fields": fields,
}


def work(playbook: Playbook, history: Timeline | None = None) -> int:
    """The calls that a whole site takes, with a search of its own."""
    look = find_look(MINIMAL)
    return calls(lambda: build(playbook, look, "", history, renderer=Renderer(own_search=True)).rendered())


@pytest.mark.parametrize("name", GROWN)
def test_three_times_the_entries_take_at_most_about_three_times_the_work(name: str, tmp_path: Path) -> None:
    found: list[int] = []
    for count in (SMALL, 1, SMALL, SMALL * TIMES):  # once to fill what is kept from then on
        made = PlaybookCopy.of(MINIMAL, tmp_path / str(len(found)))
        GROWN[name](made, count)
        found.append(work(loaded(made)))
    _, first, small, large = found
    assert large - first < 1.25 * TIMES * (small - first), found


def test_a_page_leads_to_a_few_of_many_and_says_of_how_many(tmp_path: Path) -> None:
    made = PlaybookCopy.of(MINIMAL, tmp_path / "oven")
    entries("icp/examples", "crumb")(made, 9)
    entries("segments", "grown-bakeries")(made, 20)
    site = build(loaded(made), find_look(MINIMAL), "")
    pages = {file.uri: str(file.content) for file in site.files}
    example, segment = pages["examples/more-3.md"], pages["segments/more-15.md"]
    assert ">Compared with 5 of 10 other examples<" in example
    beside = example.partition('pb-beside">')[2].partition("</thead>")[0]
    assert beside.count('scope="col"') == 1 + 6
    assert all(f">{name}<" in beside for name in ("Doughs", "Number 4", "Number 7"))
    assert re.search(r'<a href="[^"]*">All examples</a>', example)
    assert segment.count('class="pb-card pb-card--link"') == 12
    assert ">Number 16<" in segment
    assert re.search(r'<a href="[^"]*">All 21 segments</a>', segment)


def test_three_times_the_changes_take_at_most_about_three_times_the_work(tmp_path: Path) -> None:
    playbook = loaded(PlaybookCopy.of(MINIMAL, tmp_path / "oven"))
    found: list[int] = []
    for count in (SMALL, 1, SMALL, SMALL * TIMES):  # once to fill what is kept from then on
        made = [
            event(
                commit(f"20{10 + at // 12}-{at % 12 + 1:02}-03", f"Change {at}", "So."),
                change_summary("must-widened", "profile/bakeries", f"Shops: {at}", "fit", direction="widens"),
            )
            for at in reversed(range(count))
        ]
        found.append(work(playbook, timeline(*made)))
    _, first, small, large = found
    assert large - first < 1.25 * TIMES * (small - first), found
