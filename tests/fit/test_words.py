"""A verdict in words: a plain sentence for each part, and words for everything a program names."""

import dataclasses
import datetime
import json
from random import Random

import pytest
from hypothesis import given

from icp_playbook.fit import (
    Verdict,
    WordList,
    build_word_list,
    compile_playbook,
    evaluate,
    note,
    program_record,
    rank,
    sentences,
    word_list_record,
)
from icp_playbook.playbook import Playbook
from tests.drawing import RANDOM
from tests.fit import example
from tests.fit.drawn import Draw, Json, words_record
from tests.fit.programs import program_of, words_of
from tests.fit.vectors import account_of

AS_OF = datetime.date(2026, 6, 30)
FIELDS = {"size": "integer", "kind": "choice", "flag": "boolean"}


def is_(field: str, value: object) -> Json:
    """A test that a field is a value."""
    return {"field": field, "is": value}


PROGRAM: Json = {
    "fields": FIELDS,
    "tiers": [["a", 75], ["b", 50], ["c", 0]],
    "levels": [["hot", 20], ["cold", 0]],
    "grid": {tier: {"hot": "pursue", "cold": "leave"} for tier in "abc"},
    "minimum_coverage": 60,
    "icps": [
        {
            "id": "shop",
            "operational": True,
            "must": [{"id": "open", "when": is_("flag", True)}],
            "score": [
                {
                    "id": "size",
                    "bands": [
                        {"when": {"field": "size", "at_least": 50}, "points": 9},
                        {"when": {"field": "size", "at_least": 20}, "points": 4},
                    ],
                },
                {"id": "toil", "bands": [{"when": is_("kind", "toil"), "points": -1}]},
            ],
            "disqualifiers": [{"id": "rival", "when": is_("kind", "rival")}],
            "signals": [{"id": "news", "bands": [{"when": is_("kind", "toil"), "points": 20}]}],
            "segments": [
                {"id": "north", "when": is_("kind", "north")},
                {"id": "big", "when": {"field": "size", "at_least": 100}},
            ],
        }
    ],
}
WORDS = words_of(
    {
        "version": "0123456789ab",
        "playbook": "Shop playbook",
        "minimum_coverage": 60,
        "fields": {
            "size": {"label": "Employees", "question": "How many are you?"},
            "kind": {"label": "Kind", "question": None},
            "flag": {"label": "Open", "question": "Are you open"},
        },
        "tiers": {tier: {"label": f"Tier {tier.upper()}"} for tier in "abc"},
        "levels": {"hot": {"label": "Hot"}, "cold": {"label": "Cold"}},
        "plays": {
            "pursue": {"label": "Pursue", "owner": "sales"},
            "leave": {"label": "Leave", "owner": "nobody"},
        },
        "icps": {
            "shop": {
                "name": "Shops",
                "must": {"open": {"label": "Is open", "why": "A closed shop buys nothing."}},
                "score": {
                    "size": {
                        "label": "Many hands",
                        "bands": [{"when": "Employees at least 50"}, {"when": "Employees at least 20"}],
                    },
                    "toil": {"label": "Toil", "bands": [{"when": "Kind is toil"}]},
                },
                "disqualifiers": {"rival": {"name": "Rival", "cite": "Rival. They sell what we sell"}},
                "signals": {"news": "In the news"},
                "segments": {"north": "The north", "big": "Big ones"},
            }
        },
    }
)


def listed(playbook: Playbook) -> WordList:
    """The word list of a playbook."""
    return build_word_list(playbook, compile_playbook(playbook))


def verdict_on(account: Json) -> Verdict:
    """The verdict of the small program on an account."""
    return evaluate(program_of(PROGRAM), "shop", account_of(PROGRAM, account), AS_OF)


def test_every_part_of_a_fit_is_one_sentence() -> None:
    assert dict(sentences(verdict_on({"flag": True, "size": 120, "kind": "toil"}), WORDS)) == {
        "status": "The account fits Shops.",
        "tier": "Its score puts it in Tier A.",
        "score": "Its score is 88 of 100, from 8 of 9 possible points.",
        "coverage": "Criteria worth 100% of the possible points are decided.",
        "must/open": "Must met: Is open.",
        "score/size": "Many hands: met, 9 of 9 points.",
        "score/toil": "Toil: costs 1 point.",
        "disqualifier/rival": "Disqualifier ruled out: Rival.",
        "segment": "Its segment is Big ones.",
        "intent": "Intent: Hot, 20 points from In the news (20).",
        "play": "The play is Pursue, owned by sales.",
        "next_question": "Nothing more needs to be asked.",
        "as_of": "Scored with Shop playbook, version 0123456789ab, as of 30 Jun 2026.",
    }


def test_every_part_of_what_is_undecided_is_one_sentence() -> None:
    assert dict(sentences(verdict_on({"size": {"low": 30, "high": 150}}), WORDS)) == {
        "status": "It is open whether the account fits Shops: 1 must is unknown, 1 disqualifier is unknown, "
        "too few criteria are decided and its score may put it in Tier A, Tier B or Tier C.",
        "tier": "Its score may still put it in Tier A, Tier B or Tier C.",
        "score": "Its score is between 33 and 100 of 100, from 3 to 9 of 9 possible points.",
        "coverage": "Criteria worth 0% of the possible points are decided, and a tier needs 60%.",
        "must/open": "Must unknown: Is open.",
        "score/size": "Many hands: unknown, 4 to 9 of 9 points.",
        "score/toil": "Toil: unknown, and may cost up to 1 point.",
        "disqualifier/rival": "Disqualifier unknown: Rival.",
        "segment": "Its segment may be The north or Big ones.",
        "intent": "Intent: Cold, no signal applies.",
        "play": "There is no play, because the account is still undecided.",
        "next_question": "Ask next about Kind (can rule the account out, 1 point at stake).",
        "as_of": "Scored with Shop playbook, version 0123456789ab, as of 30 Jun 2026.",
    }


@pytest.mark.parametrize(
    ("account", "part", "sentence"),
    [
        (
            {"flag": False, "kind": "north"},
            "status",
            "The account is outside Shops, because it misses “Is open”.",
        ),
        ({"flag": False, "kind": "north"}, "tier", "It has no tier, because it is outside."),
        ({"flag": False, "kind": "north"}, "play", "There is no play, because the account is outside."),
        ({"flag": False, "kind": "north"}, "segment", "Its segment is The north."),
        ({"kind": "rival"}, "status", "The account is disqualified from Shops by “Rival”."),
        ({"kind": "rival"}, "disqualifier/rival", "Disqualifier applies: Rival."),
        (
            {"flag": True, "size": 30},
            "score/size",
            "Many hands: met in part, 4 of 9 points (Employees at least 20).",
        ),
        ({"flag": True, "size": 5}, "score/size", "Many hands: missed, 0 of 9 points."),
        ({"kind": "south"}, "score/toil", "Toil: does not apply, and costs nothing."),
        ({"size": 5, "kind": "toil"}, "score", "Its score is 0 of 100, from −1 of 9 possible points."),
        ({"size": 120}, "segment", "Its segment is Big ones, unless it turns out to be The north."),
        ({"size": 5, "kind": "south"}, "segment", "It is in no segment."),
        ({"size": 60, "kind": "south"}, "tier", "Its score alone would put it in Tier A."),
        (
            {"kind": "south", "size": 60},
            "next_question",
            "Ask next about Open (can rule the account out): Are you open.",
        ),
        (
            {"kind": "south", "flag": True},
            "next_question",
            "Ask next about Employees (9 points at stake): How many are you?",
        ),
    ],
)
def test_a_part_in_words(account: Json, part: str, sentence: str) -> None:
    assert dict(sentences(verdict_on(account), WORDS))[part] == sentence


@given(RANDOM)
def test_whatever_the_verdict_every_part_is_one_line_and_the_note_has_at_most_nine(random: Random) -> None:
    draw = Draw(random)
    data, as_of = draw.program(), draw.as_of()
    words = words_of(words_record(data))
    day = datetime.date.fromisoformat(as_of)
    for verdict in rank(program_of(data), account_of(data, draw.account(as_of)), day).verdicts:
        parts = sentences(verdict, words)
        for _, sentence in parts:
            assert sentence.endswith((".", "?", "!", "…"))
            assert "\n" not in sentence
        named = [part for part, _ in parts if part != "cap"]  # each cap that takes points off has a line
        assert len(set(named)) == len(named) == len(verdict.reasons) + 9
        assert len(parts) == len(named) + len(verdict.capped)
        lines = note(verdict, words).splitlines()
        assert len(lines) <= 9
        assert all(lines)
        assert words.version in lines[-1]


def test_the_word_list_has_a_word_for_everything_the_program_names() -> None:
    words = word_list_record(listed(example.playbook()))
    data = program_record(example.program())
    assert words["version"] == example.program().version
    assert list(words["fields"]) == list(data["fields"])
    assert list(words["tiers"]) == [tier for tier, _ in data["tiers"]]
    assert list(words["levels"]) == [level for level, _ in data["levels"]]
    assert {play for row in data["grid"].values() for play in row.values()} <= set(words["plays"])
    for icp in data["icps"]:
        named = words["icps"][icp["id"]]
        for part in ("must", "score", "disqualifiers", "signals", "segments"):
            assert list(named[part]) == [row["id"] for row in icp[part]]
        for row in icp["score"]:
            points = [band["points"] for band in row["bands"]]
            assert [band["points"] for band in named["score"][row["id"]]["bands"]] == points


def test_the_word_list_is_json_of_texts_on_one_line() -> None:
    record = word_list_record(listed(example.playbook()))
    text = json.dumps(record, ensure_ascii=False)
    assert json.loads(text) == record
    assert "\\n" not in text


def test_a_play_is_described_without_its_markdown() -> None:
    playbook = example.playbook()
    do = "Call *today*, see [the guide](https://example.com),\nand:\n\n- *write*\n- use `Flow` &amp; wait"
    plays = (playbook.settings.plays[0].model_copy(update={"do": do}), *playbook.settings.plays[1:])
    settings = playbook.settings.model_copy(update={"plays": plays})
    words = listed(dataclasses.replace(playbook, settings=settings))
    assert words.plays[plays[0].id].do == ("Call today, see the guide, and: write use Flow & wait")


def test_the_words_to_cite_begin_with_the_name_of_the_disqualifier_once() -> None:
    playbook = example.playbook()
    entry = playbook.disqualifiers["low-urgency"]
    words = listed(playbook).icps["saas"].disqualifiers["low-urgency"]
    assert words.cite == " ".join(entry.cite.split())
    bare = entry.model_copy(update={"cite": "No date,\nno amount."})
    changed = dataclasses.replace(
        playbook,
        by_kind={**playbook.by_kind, "disqualifier": {**playbook.disqualifiers, "low-urgency": bare}},
    )
    words = listed(changed).icps["saas"].disqualifiers["low-urgency"]
    assert words.cite == "Low urgency. No date, no amount."
