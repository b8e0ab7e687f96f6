"""What a persona's page and the call sheet show of the person beside what to say: job, journey, sources."""

from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.site import build
from icp_playbook.site.look import find_look
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.site.page import Element, parse

FULL = """\
reports_to: [The bank, A sister]
motivated_by: [A queue at the door]
purchasing_roles: [decision-maker, approver]
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of the minimal playbook whose owner says all of it."""
    made = PlaybookCopy.of(MINIMAL, tmp_path_factory.mktemp("persona") / "playbook")
    made.edit("personas/owner.yaml", "purchasing_roles: [decision-maker]\n", FULL)
    return built(made.root)


def built(root: Path) -> dict[str, str]:
    """Path → content of every text of the site."""
    playbook = load(root).playbook
    assert playbook is not None
    site = build(playbook, find_look(root), "").rendered()
    return {file.uri: file.content for file in site.files if isinstance(file.content, str)}


def section(page: Element, id_: str) -> Element:
    """The section below a heading."""
    (heading,) = page.all("h2", id=id_)
    assert heading.parent is not None
    return heading.parent


def facts(part: Element) -> dict[str, str]:
    """Term → text of every description list within."""
    terms = [one.text for one in part.all("dt")]
    return dict(zip(terms, [one.text for one in part.all("dd")], strict=True))


def test_the_page_begins_with_the_job_whom_they_report_to_and_their_part_in_a_purchase(
    files: dict[str, str],
) -> None:
    hero = parse(files["personas/owner.md"]).one(cls="pb-hero")
    assert hero.one(cls="pb-opener").text == "Sell out by noon without selling short"
    assert facts(hero) == {
        "Reports to": "The bank · A sister",
        "In the purchase": "Decision maker chooses · Approver has to agree or sign",
    }


def test_the_journey_is_told_stage_by_stage(files: dict[str, str]) -> None:
    journey = section(parse(files["personas/owner.md"]), "journey")
    assert [one.text for one in journey.all("h3")] == ["Decision"]
    assert facts(journey) == {
        "They ask": "Who bakes while we learn it?",
        "They need": "A trial night",
        "They watch": "The bins",
    }


def test_sources_of_information_keep_their_order(files: dict[str, str]) -> None:
    listed = section(parse(files["personas/owner.md"]), "sources").one("ol")
    assert [one.text for one in listed.all("li")] == ["Other bakers", "The miller"]


def test_what_drives_them_stands_beside_what_measures_them(files: dict[str, str]) -> None:
    titles = [one.text for one in section(parse(files["personas/owner.md"]), "person").all("h3")]
    assert titles[titles.index("Measured by") + 1] == "Motivated by"


def test_the_call_sheet_says_the_job_and_the_part_in_the_purchase(files: dict[str, str]) -> None:
    listener = parse(files["segments/grown-bakeries/call.md"]).one("article", id="persona-owner")
    assert facts(listener).items() >= {
        ("Job", "Sell out by noon without selling short"),
        ("In the purchase", "Decision maker, Approver"),
    }


def test_a_persona_that_says_none_of_it_has_no_empty_heading(tmp_path: Path) -> None:
    made = PlaybookCopy.of(MINIMAL, tmp_path / "playbook")
    text = made.text("personas/owner.yaml")
    start, end = text.index("purchasing_roles:"), text.index("ask:")
    made.write("personas/owner.yaml", text[:start] + text[end:])
    page = parse(built(made.root)["personas/owner.md"])
    assert page.all(cls="pb-hero") == []
    assert {one.get("id") for one in page.all("h2")} & {"journey", "sources"} == set()
    assert "Motivated by" not in [one.text for one in page.all("h3")]
