"""What became of those whom disqualifiers keep out: who bought nevertheless, and what they brought."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.backtest.group_measures import Measures, measures
from icp_playbook.backtest.judged_outcomes import JudgedOutcome
from icp_playbook.fit import PreparedPlaybook


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A disqualifier of an ICP, with the accounts it rules out. `bought` are the won ones among them."""

    icp: str
    id: str
    label: str
    measures: Measures
    bought: tuple[JudgedOutcome, ...]
    customers: Measures
    """The won accounts that nothing keeps out of the ICP, for comparison."""
    bought_measures: Measures


def kept_out(
    judged: Sequence[JudgedOutcome], prepared: PreparedPlaybook, *, churn_known: bool
) -> tuple[KeptOut, ...]:
    """Every disqualifier that somebody bought in spite of, in the order of the playbook."""
    return tuple(_each(judged, prepared, churn_known=churn_known))


def _each(
    judged: Sequence[JudgedOutcome], prepared: PreparedPlaybook, *, churn_known: bool
) -> Iterator[KeptOut]:
    for id_, icp in prepared.program.icps.items():
        rows = [row for row in judged if row.verdict is not None and row.verdict.icp == id_]
        inside = [row for row in rows if row.is_inside and row.outcome.won]
        for out in icp.disqualifiers:
            ruled_out = [row for row in rows if _holds(row, out.id)]
            bought = tuple(row for row in ruled_out if row.outcome.won)
            if bought:
                yield KeptOut(
                    id_,
                    out.id,
                    prepared.words.icps[id_].disqualifiers[out.id].name,
                    measures(ruled_out, churn_known=churn_known),
                    bought,
                    measures(inside, churn_known=churn_known),
                    measures(bought, churn_known=churn_known),
                )


def _holds(row: JudgedOutcome, disqualifier: str) -> bool:
    verdict = row.verdict
    return (
        verdict is not None
        and verdict.candidate
        and any(
            reason.kind == "disqualifier" and reason.id == disqualifier and reason.state == "met"
            for reason in verdict.reasons
        )
    )
