"""Example pages show the computed verdict with its reasons, in words and beside each other."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from icp_playbook.fit import compile_playbook
from icp_playbook.playbook import Playbook, load
from icp_playbook.site import build, find_look

ROOT = Path(__file__).parent.parent.parent


@cache
def _playbook() -> Playbook:
    found = load(ROOT).playbook
    assert found is not None
    return found


@cache
def _files() -> dict[str, str]:
    made = build(_playbook(), find_look(ROOT), "").rendered().files
    return {file.uri: file.content for file in made if isinstance(file.content, str)}


def _words(html: str) -> str:
    """The text of a piece of HTML on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def _row(page: str, name: str) -> str:
    """The text of the first table row whose head has this name."""
    rows = re.findall(r"<tr.*?</tr>", _files()[page], re.DOTALL)
    return next(words for row in rows if name in (words := _words(row)))


def _rows(page: str, name: str) -> list[str]:
    rows = re.findall(r"<tr.*?</tr>", _files()[page], re.DOTALL)
    return [words for row in rows if name in (words := _words(row))]


@pytest.mark.parametrize(
    ("page", "name", "expected"),
    [
        ("tallyforge", "Sells B2B software", "met"),
        ("tallyforge", "Recently funded", "met 12 of 12"),
        ("tallyforge", "Hand-off is written down", "met in part 3 of 7"),
        ("tallyforge", "Asks for light customisation", "met, costs points −6"),
        ("tallyforge", "Low urgency", "ruled out"),
        ("plumb-and-co", "Recently funded", "missed 0 of 12"),
        ("plumb-and-co", "Asks for light customisation", "missed, costs nothing 0"),
        ("castlegate-systems", "Heavy customisation", "applies"),
        ("oddment-supply", "Has a date", "unknown 0–8 of 8"),
        ("oddment-supply", "Low urgency", "unknown"),
        ("st-aldhelm-group", "30 to 200 staff", "missed"),
    ],
)
def test_every_reason_has_a_word_and_points(page: str, name: str, expected: str) -> None:
    assert _row(f"examples/{page}.md", name).endswith(expected)


@pytest.mark.parametrize("id_", sorted(_playbook().examples))
def test_each_criterion_has_its_row_and_each_row_its_state(id_: str) -> None:
    page = f"examples/{id_}.md"
    fit = _playbook().profiles[_playbook().examples[id_].icp].fit
    for name in [row.label for row in fit.score] + [must.label or "" for must in fit.must]:
        assert re.search(r"\b(met|missed|unknown)\b", _row(page, name))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("tallyforge", "Fit # Tier 1: Pursue 90 Tier 1 Tier 3 from 0 Tier 2 from 50 Tier 1 from 75"),
        ("oddment-supply", "Undecided # No tier yet: ask first 69–77 Undecided Tier 3 from 0"),
        ("castlegate-systems", "Disqualified # Heavy customisation 100 Disqualified Tier 3 from 0"),
        ("st-aldhelm-group", "Outside # A must is missed 52–62 Outside Tier 3 from 0"),
    ],
)
def test_the_answer_comes_first_with_its_place_on_the_scale(page: str, expected: str) -> None:
    assert expected in _words(_files()[f"examples/{page}.md"])


def test_an_undecided_account_shows_what_to_ask_next() -> None:
    words = _words(_files()["examples/oddment-supply.md"])
    assert (
        "Ask next What happens if nothing changes by the end of the quarter? "
        "Urgency: it can rule the account out, and 8 points depend on it." in words
    )


def test_a_disqualified_account_shows_the_words_to_cite() -> None:
    cite = _playbook().disqualifiers["heavy-customisation"].cite
    assert cite in _words(_files()["examples/castlegate-systems.md"])


def test_signals_that_hold_are_shown_with_their_points() -> None:
    page = "examples/tallyforge.md"
    assert "Signals: Strong intent, 58 points" in _words(_files()[page])
    assert _row(page, "New funding").endswith("met +10")


def test_the_three_examples_stand_side_by_side_with_what_differs_marked() -> None:
    beside = [_rows(f"examples/{id_}.md", "Recently funded")[-1] for id_ in ("tallyforge", "plumb-and-co")]
    assert beside == ["≠ differs: Recently funded of 12 12 met 0 missed 12 met"] * 2
    same = _rows("examples/tallyforge.md", "Has outgrown Zapier")[-1]
    assert same == "Has outgrown Zapier of 5 5 met 5 met 5 met"
    assert "≠ differs: Score of 100 90 55 100" in _words(_files()["examples/tallyforge.md"])


def test_an_icp_places_its_examples_on_the_scale() -> None:
    words = _words(_files()["icp/healthcare.md"])
    assert (
        "94 Harbour Lane Clinics Tier 1 67–77 Willowmead Practice Undecided 52–62 St Aldhelm Group Outside "
        "Tier 3 from 0 Tier 2 from 50 Tier 1 from 75" in words
    )


def test_the_index_shows_verdict_tier_score_and_play() -> None:
    assert _row("examples/index.md", "Tallyforge").endswith("Great fit Fit Tier 1 90 Pursue")
    assert _row("examples/index.md", "Oddment Supply").endswith("Borderline Undecided none 69–77 none")


def test_the_json_of_an_example_carries_its_verdict_and_the_version_of_the_program() -> None:
    version = compile_playbook(_playbook()).version
    record = json.loads(_files()["api/example/dunmow-haulage.json"])
    assert record["program_version"] == version
    assert (record["verdict"]["status"], record["verdict"]["tier"]) == ("fit", "tier-2")
    assert record["verdict"]["score_low"] == 73
    assert {"kind": "score", "id": "has-tms"}.items() <= record["verdict"]["reasons"][6].items()
    whole = json.loads(_files()["api/playbook.json"])
    assert whole["program_version"] == version
    assert all("verdict" in example for example in whole["examples"])
    assert version in _files()["examples/dunmow-haulage.md"]
