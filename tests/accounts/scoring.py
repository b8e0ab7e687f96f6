"""A small evaluator for lists: two ICPs over a few fields, and a list scored from text to text."""

import datetime
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from icp_playbook.accounts import Form, Order, ScoreRequest, assumptions, score_list
from icp_playbook.accounts.tally import Tally
from icp_playbook.fields import Catalogue, Choice, Columns, Conventions, Field
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import load
from tests.fit.programs import program_of, words_of

ROOT = Path(__file__).parent.parent.parent
EXTRACT = Path(__file__).parent / "data" / "inc5000-2014-extract.csv"
AS_OF = datetime.date(2026, 11, 22)

CATALOGUE = Catalogue(
    (
        Field(id="name", label="Company", type="text"),
        Field(
            id="trade",
            label="Trade",
            type="choice",
            question="What do you sell?",
            values=(Choice(id="bread", label="Bread", synonyms=("Bakery",)), Choice(id="wine", label="Wine")),
            columns=Columns(hubspot=("industry",)),
        ),
        Field(
            id="people",
            label="People",
            type="integer",
            minimum=0,
            columns=Columns(other=("Employees", "Employee range")),
        ),
        Field(id="turnover", label="Turnover", type="money", columns=Columns(other=("Annual Revenue",))),
        Field(id="opened", label="Last shop opened", type="date"),
        Field(id="debts", label="In debt", type="boolean"),
    ),
    Conventions("USD"),
)


def _icp(name: str, trade: str) -> dict[str, Any]:
    return {
        "id": name,
        "operational": True,
        "must": [{"id": "trade", "when": {"field": "trade", "is": trade}}],
        "score": [
            {"id": "size", "bands": [{"when": {"field": "people", "between": [10, 50]}, "points": 10}]},
            {"id": "sales", "bands": [{"when": {"field": "turnover", "at_least": 1_000_000}, "points": 10}]},
            {"id": "huge", "bands": [{"when": {"field": "people", "at_least": 500}, "points": -5}]},
        ],
        "disqualifiers": [{"id": "broke", "when": {"field": "debts", "is": True}}],
        "signals": [{"id": "shop", "bands": [{"when": {"field": "opened", "within": 90}, "points": 5}]}],
        "segments": [{"id": "large", "when": {"field": "people", "at_least": 30}}],
    }


PROGRAM = program_of(
    {
        "fields": {name: field.type for name, field in CATALOGUE.fields.items()},
        "tiers": [["gold", 75], ["tin", 0]],
        "levels": [["warm", 5], ["cold", 0]],
        "grid": {"gold": {"warm": "call", "cold": "mail"}, "tin": {"warm": "mail", "cold": "mail"}},
        "minimum_coverage": 50,
        "icps": [_icp("bakeries", "bread"), _icp("vineyards", "wine")],
    }
)


def _words(name: str, trade: str) -> dict[str, Any]:
    return {
        "name": name,
        "must": {"trade": {"label": f"Sells {trade}"}},
        "score": {
            "size": {"label": "10–50 people"},
            "sales": {"label": "Past $1M"},
            "huge": {"label": "Too large"},
        },
        "disqualifiers": {"broke": {"name": "Broke", "cite": "Broke"}},
        "signals": {"shop": "Opened a shop"},
        "segments": {"large": "Large"},
        "tests": {
            "must/trade": [{"met": f"sells {trade}", "missed": f"sells no {trade}"}],
            "score/size": [{"met": "10–50 people", "missed": "fewer or more people"}],
            "score/sales": [{"met": "at least $1M", "missed": "less than $1M"}],
            "score/huge": [{"met": "at least 500 people", "missed": "fewer than 500 people"}],
            "disqualifier/broke": [{"met": "in debt", "missed": "not in debt"}],
        },
    }


WORDS = words_of(
    {
        "version": PROGRAM.version,
        "fields": {
            name: {"label": field.label, "question": field.question}
            for name, field in CATALOGUE.fields.items()
        },
        "tiers": {"gold": {"label": "Gold"}, "tin": {"label": "Tin"}},
        "icps": {"bakeries": _words("Bakeries", "bread"), "vineyards": _words("Vineyards", "wine")},
    }
)
SMALL = PreparedPlaybook(PROGRAM, WORDS, CATALOGUE)


@cache
def example() -> PreparedPlaybook:
    """The evaluator of this repository's own playbook."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return PreparedPlaybook.of(playbook)


@dataclass(frozen=True)
class ScoredList:
    """The result: the bytes written, the messages, the counts."""

    data: bytes
    messages: str
    tally: Tally

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")


def scored(
    source: str | bytes,
    *assumed: str,
    evaluator: PreparedPlaybook = SMALL,
    icp: str | None = None,
    form: Form = "csv",
    order: Order = "list",
    top: int | None = None,
) -> ScoredList:
    """A list scored as of a fixed day."""
    data = source.encode() if isinstance(source, str) else source
    target, messages = io.BytesIO(), list[str]()
    request = ScoreRequest(
        "list.csv", AS_OF, icp, form, assumptions(assumed, evaluator.catalogue), order=order, top=top
    )
    tally = score_list(evaluator, request, io.BytesIO(data), target, messages.append)
    return ScoredList(target.getvalue(), "\n".join(messages), tally)
