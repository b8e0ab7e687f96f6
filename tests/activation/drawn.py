"""Scored ICPs drawn near their limits, some with fields whose empty value stands for another."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from icp_playbook.fields import Catalogue, missing_value
from icp_playbook.fit import Account, IcpProgram, IcpWords, criterion_reason, totals
from icp_playbook.fit.word_list_types import CapWords, CriterionWords
from tests.campaign.drawn import AS_OF, CATALOGUE, Json, account_of, accounts, conditions
from tests.fit.programs import program_of, types_of

_MISSING: dict[str, Any] = {"people": 10, "debts": False, "trade": "bread", "tools": ("slack",)}
FILLED = Catalogue(
    tuple(
        field.model_copy(update={"missing": _MISSING[field.id]}) if field.id in _MISSING else field
        for field in CATALOGUE.fields.values()
    ),
    CATALOGUE.conventions,
)
"""The same fields, four of which have a value where a cell is empty."""
_POINTS = st.sampled_from([-10, -4, 3, 5, 8, 12])


@dataclass(frozen=True, slots=True)
class ScoredIcp:
    """An ICP of scored criteria, with the words and the fields it is compiled with."""

    icp: IcpProgram
    words: IcpWords
    catalogue: Catalogue

    def account(self, record: Json) -> Account:
        """A record as `score` reads it."""
        empty: Account = {
            name: value
            for name, field in self.catalogue.fields.items()
            if (value := missing_value(field)) is not None
        }
        return {**empty, **account_of(record)}

    def points(self, record: Json, ids: set[str]) -> tuple[int, int]:
        """What the evaluator gives for some of the criteria, at its worst and at its best."""
        account = self.account(record)
        found = totals(
            self.icp, [criterion_reason(row, account, AS_OF) for row in self.icp.score if row.id in ids]
        )
        return found.low, found.high


@st.composite
def scored_icps(draw: st.DrawFn, fields: tuple[str, ...] = tuple(CATALOGUE.fields)) -> ScoredIcp:
    """An ICP of one to three criteria, up to three bands each; sometimes two of them under a cap."""
    bands = st.fixed_dictionaries({"when": conditions(fields), "points": _POINTS})
    rows = [
        {"id": f"c{place}", "bands": found, **({"unknown": "missed"} if draw(st.booleans()) else {})}
        for place, found in enumerate(
            draw(st.lists(st.lists(bands, min_size=1, max_size=3), min_size=1, max_size=3))
        )
    ]
    caps = (
        [{"id": "cap", "at_most": 9, "criteria": ["c0", "c1"]}]
        if len(rows) > 1 and draw(st.booleans())
        else []
    )
    return scored_icp(rows, draw(st.sampled_from([CATALOGUE, FILLED])), caps)


def scored_icp(
    rows: list[Json], catalogue: Catalogue = CATALOGUE, caps: list[Json] | None = None
) -> ScoredIcp:
    """An ICP, "icp", of these criteria."""
    data = {"fields": types_of(catalogue), "icps": [{"id": "icp", "score": rows, "caps": caps or []}]}
    labels = {row["id"]: CriterionWords(row["id"].upper(), None, "", ()) for row in rows}
    named = {cap["id"]: CapWords("Together", cap["at_most"]) for cap in caps or []}
    words = IcpWords("Bakers", "", {}, labels, {}, {}, {}, caps=named)
    return ScoredIcp(program_of(data).icps["icp"], words, catalogue)


def criterion(when: Json, points: int = 10, **more: Any) -> Json:
    """A criterion of one band."""
    return {"id": "c", "bands": [{"when": when, "points": points}], **more}


def records() -> st.SearchStrategy[Json]:
    """An account as JSON, with gaps. No CRM tells an empty list, or an empty text, from none."""
    return accounts().map(
        lambda record: {name: value for name, value in record.items() if value not in ("", [])}
    )
