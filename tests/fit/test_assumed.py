"""What is not known and counts as not met is told as that, never as an answer that was given."""

import datetime

import pytest

from icp_playbook.accounts.columns import reasons
from icp_playbook.fit import evaluate, note, sentences
from icp_playbook.views.fit.verdict import state_word
from tests.fit.programs import Json, program_of, words_of

DAY = datetime.date(2026, 6, 30)
PROGRAM = program_of(
    {
        "fields": {"flag": "boolean", "people": "integer"},
        "tiers": [["high", 50], ["low", 0]],
        "levels": [["quiet", 0]],
        "grid": {"high": {"quiet": "go"}, "low": {"quiet": "go"}},
        "icps": [
            {
                "id": "icp",
                "score": [
                    {
                        "id": "own",
                        "unknown": "missed",
                        "bands": [{"when": {"field": "flag", "is": True}, "points": 10}],
                    },
                    {
                        "id": "size",
                        "bands": [{"when": {"field": "people", "at_least": 5}, "points": 10}],
                    },
                ],
            }
        ],
    }
)
WORDS = words_of(
    {
        "version": "0123456789ab",
        "playbook": "Bakeries",
        "fields": {name: {"label": name, "question": f"{name}?"} for name in ("flag", "people")},
        "tiers": {"high": {"label": "High"}, "low": {"label": "Low"}},
        "levels": {"quiet": {"label": "Quiet"}},
        "plays": {"go": {"label": "Go", "owner": "sales"}},
        "icps": {
            "icp": {
                "name": "Bakeries",
                "must": {},
                "disqualifiers": {},
                "score": {
                    "own": {"label": "Own oven", "bands": [{"when": "oven"}]},
                    "size": {"label": "Five people", "bands": [{"when": "people"}]},
                },
            }
        },
    }
)


@pytest.mark.parametrize(
    ("account", "sentence", "line", "cell", "word"),
    [
        (
            {"people": 9},
            "Own oven: not known, counts as 0 of 10 points.",
            "Not known: Own oven (counts as 0 of 10).",
            "met: Five people; not known, counts as not met: Own oven",
            "not known, counts as 0",
        ),
        (
            {"people": 9, "flag": False},
            "Own oven: missed, 0 of 10 points.",
            "Missed: Own oven (0 of 10).",
            "met: Five people; missed: Own oven",
            "missed",
        ),
    ],
)
def test_an_answer_that_nobody_gave(account: Json, sentence: str, line: str, cell: str, word: str) -> None:
    verdict = evaluate(PROGRAM, "icp", account, DAY)
    assert (verdict.status, verdict.coverage, verdict.points_low) == ("fit", 100, 10)
    assert dict(sentences(verdict, WORDS))["score/own"] == sentence
    assert line in note(verdict, WORDS).splitlines()
    assert reasons(verdict, WORDS) == cell
    assert state_word(next(one for one in verdict.reasons if one.id == "own"))[1] == word
