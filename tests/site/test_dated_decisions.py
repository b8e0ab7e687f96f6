"""Decisions on the site's history: at their day among commits, from both ends, in JSON and in the feed."""

import html
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from icp_playbook.site.feed import ATOM
from tests.cli.running import run
from tests.history.repositories import Step, git, repository
from tests.playbooks.copies import DECIDED
from tests.timeline.sample_repository import FILES, OUT
from tests.timeline.test_beginning import exported

DECISIONS = {
    f"icp/decisions/{file.name}": file.read_text("utf-8") for file in (DECIDED / "icp/decisions").iterdir()
}
BAKE, BREAD = "2026-02-10-bake-first", "2026-01-12-bread-sells"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two decisions of 12 January and 10 February, written down on 2 January, and a change of 1 February."""
    narrow = {
        "message": "Narrow",
        "date": "2026-02-01T09:00:00+00:00",
        "edit": {OUT: ["at_least: 3}", "at_least: 4}"]},
    }
    steps = [
        Step("01", {"copy": {path: path for path in FILES}}),
        Step("02", {"message": "Decide", "write": DECISIONS}),
        Step("03", narrow),
    ]
    return repository(steps, tmp_path_factory.mktemp("decided") / "oven")


@pytest.fixture(scope="module")
def docs(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(project, tmp_path_factory.mktemp("site") / "out")


def page(docs: Path, name: str = "changes") -> str:
    return html.unescape((docs / name / "README.md").read_text("utf-8"))


def test_they_stand_at_their_day_among_the_commits(docs: Path) -> None:
    headings = re.findall(r"<h3>(?:<a[^>]*>)?<bdi>(.*?)</bdi>", page(docs))
    assert headings == ["Bakeries that bake first", "Narrow", "Whoever sells bread", "The playbook begins"]


def test_each_says_who_why_on_what_and_what_came_of_it(docs: Path) -> None:
    (card,) = re.findall(rf'<article[^>]*id="d-{BAKE}".*?</article>', page(docs), re.DOTALL)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", card))
    for text in (
        "sales and product",
        "Accepted",
        "Partly met",
        "We sell to bakeries that bake at night and leave the others alone.",
        "Why Eleven of twelve cafés never used the oven list.",
        "1 of 12 cafés used the oven list (Product log, 30 Jan 2026, sample 12)",
        "Win rate of bakeries: 18% → 25% by 31 Dec 2026",
        "Median days to close: 60 by 30 Sep 2026; measured: 52",
        "The cycle fell to 52 days; the win rate did not move.",
        "1 Mar 2026",
    ):
        assert text in words


def test_what_one_replaces_and_what_replaced_it_lead_to_each_other(docs: Path) -> None:
    text = page(docs)
    for words, other in (("Replaces", BREAD), ("Replaced by", BAKE)):
        assert re.search(rf"<bdi>{words} </bdi><a href=\"[^\"]*changes/2026/[^\"]*#d-{other}\">", text)


def test_an_entry_and_the_home_page_show_them(docs: Path) -> None:
    for name in ("icp/bakeries", "."):
        assert "We sell to bakeries that bake at night and leave the others alone." in page(docs, name)
    above, _, last_changes = page(docs, "icp/bakeries").partition('id="changes"')
    assert f"decisions/{BAKE}/" in above
    assert last_changes
    assert BAKE not in last_changes


def test_scripts_and_machines_get_them(docs: Path) -> None:
    api = json.loads((docs / "api/changes.json").read_text("utf-8"))
    assert [one["decision"] for one in api["decisions"]] == [BAKE, BREAD]
    assert api["decisions"][0]["by"] == "sales and product"
    assert "bakeries" in api["decisions"][0]["icps"]
    data = (docs / "assets/changes/data-2026.js").read_text("utf-8")
    assert (
        data.index(f'"decision":"{BAKE}"')
        < data.index('"subject":"Narrow"')
        < data.index(f'"decision":"{BREAD}"')
    )
    index = json.loads(
        (docs / "assets/changes/data-index.js").read_text("utf-8").partition("= ")[2].rstrip(";\n")
    )
    assert (index["decided"], index["years"]) == (2, [[2026, 5]])
    assert index["entries"]["profile/bakeries"]["years"] == [2026]


def entries(docs: Path) -> list[tuple[str, str]]:
    """Title and day of the entries of the feed."""
    root = ET.fromstring((docs / "changes/feed.xml").read_text("utf-8"))  # noqa: S314  # made just now
    return [
        (one.findtext(f"{{{ATOM}}}title", ""), one.findtext(f"{{{ATOM}}}published", "")[:10])
        for one in root.iter(f"{{{ATOM}}}entry")
    ]


def test_the_feed_has_them_and_what_fell_due_by_the_last_commit(docs: Path) -> None:
    assert entries(docs) == [
        ("Decision: Bakeries that bake first", "2026-02-10"),
        ("Narrow", "2026-02-01"),
        ("Decision: Whoever sells bread", "2026-01-12"),
        ("Decide", "2026-01-02"),
        ("The playbook begins", "2026-01-01"),
    ]


def test_a_day_that_the_build_is_given_brings_what_fell_due_since(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "clone"
    git(project, "clone", "-q", str(project), str(clone))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799000000")  # 3 January 2027
    found = entries(exported(clone, tmp_path / "out"))
    assert ("Outcome owed: Bakeries that bake first", "2026-12-31") in found
    assert ("Review due: Bakeries", "2026-05-30") in found
    days = [day for _, day in found]
    assert days == sorted(days, reverse=True)


def test_the_command_has_them_at_their_day_with_both_ends(project: Path) -> None:
    text = run("history", "--root", str(project)).stdout
    heads = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert [head.split("  ")[1] for head in heads] == [
        "decision: Bakeries that bake first",
        "Narrow",
        "decision: Whoever sells bread",
        "Decide",
        "The playbook begins",
    ]
    assert f"  replaced by: decision/{BAKE}" in text
    record = json.loads(run("history", "--root", str(project), "--format", "json").stdout)
    assert [one["decision_id"] for one in record["decisions"]] == [BAKE, BREAD]


def test_the_command_tells_those_about_an_entry(project: Path) -> None:
    text = run("history", "disqualifier/no-night-shift", "--root", str(project)).stdout
    assert "decision: Bakeries that bake first" in text
    assert "Whoever sells bread" not in text.replace(BREAD, "")
    late = run("history", "--root", str(project), "--since", "2026-02-05").stdout
    assert re.findall(r"^\S+  (\S+)", late, re.MULTILINE) == ["decision:"]


def test_a_first_commit_after_decisions_is_no_beginning_of_the_playbook(tmp_path: Path) -> None:
    steps = [
        Step(
            "01",
            {"date": "2026-03-01T09:00:00+00:00", "copy": {path: path for path in FILES}, "write": DECISIONS},
        )
    ]
    root = repository(steps, tmp_path / "oven")
    assert "Kept in git from here" in run("history", "--root", str(root)).stdout
    assert "Kept in git from here" in page(exported(root, tmp_path / "out"))
