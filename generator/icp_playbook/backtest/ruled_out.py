"""What became of those whom disqualifiers keep out: who bought nevertheless, and what they brought."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.backtest.group_measures import Measures, measures_of
from icp_playbook.backtest.group_tallies import (
    INSIDE,
    MET,
    OUT,
    BoughtAccount,
    GroupKey,
    OutcomeTallies,
    OutcomeTally,
)
from icp_playbook.fit import PreparedPlaybook


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A disqualifier of an ICP, with the accounts it rules out. `bought` are the won ones among them."""

    icp: str
    id: str
    label: str
    measures: Measures
    bought: tuple[BoughtAccount, ...]
    customers: Measures
    """The won accounts that nothing keeps out of the ICP, for comparison."""
    bought_measures: Measures


def kept_out(
    tallies: OutcomeTallies, prepared: PreparedPlaybook, *, churn_known: bool
) -> tuple[KeptOut, ...]:
    """Every disqualifier that somebody bought in spite of, in the order of the playbook."""
    return tuple(_each(tallies, prepared, churn_known=churn_known))


def _each(tallies: OutcomeTallies, prepared: PreparedPlaybook, *, churn_known: bool) -> Iterator[KeptOut]:
    for id_, icp in prepared.program.icps.items():
        for out in icp.disqualifiers:
            bought = tuple(tallies.bought.get((id_, out.id), ()))
            if bought:
                ruled_out = GroupKey(OUT, id_, out.id, MET)
                inside = tallies.customers.get(GroupKey(INSIDE, id_, ""), OutcomeTally())
                yield KeptOut(
                    id_,
                    out.id,
                    prepared.words.icps[id_].disqualifiers[out.id].name,
                    measures_of(tallies.groups[ruled_out], churn_known=churn_known),
                    bought,
                    measures_of(inside, churn_known=churn_known),
                    measures_of(tallies.customers[ruled_out], churn_known=churn_known),
                )
