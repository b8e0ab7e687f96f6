"""What outcomes do not prove of each ICP: tiers that do not rank, parts that tell nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.backtest import BackTest, IcpOutcomes, does_not_rank
from icp_playbook.phrases import series
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.health.rows import in_use
from icp_playbook.views.routes import Link, Place, evidence_url

_NAMED = 4


@dataclass(frozen=True, slots=True)
class UnprovenRow:
    """An ICP: the decided deals that it rests on, what its tiers do, which parts are contrary or unproven.

    `evidence` is the page of its outcomes, None where it takes no part in scoring. `ranks` is whether
    each tier surely wins more often than the next, `turned` whether some tier did not in the lists.
    """

    icp: Link
    evidence: Link | None
    decided: int
    ranks: bool
    turned: bool
    tiers: str
    contrary: str
    unproven: int
    parts: int


def unproven_rows(
    playbook: Playbook, place: Place, outcomes: Mapping[str, IcpOutcomes]
) -> Iterator[UnprovenRow]:
    """A row for each ICP, in the order of the playbook."""
    for id_, _ in in_use(playbook, playbook.profiles):
        link = place.entry(playbook, Key("profile", id_))
        found = outcomes.get(id_)
        if found is None:
            yield UnprovenRow(link, None, 0, False, False, "", "", 0, 0)
            continue
        test = found.test
        contrary = [one.first.label for one in test.parts if one.answer == "contrary"]
        unproven = sum(one.answer in ("unsaid", "too-few") for one in test.parts)
        yield UnprovenRow(
            link,
            Link("Evidence", place.to(evidence_url(id_))),
            found.inside.whole.decided,
            bool(test.tiers) and all(one.answer == "as-expected" for one in test.tiers),
            any(map(does_not_rank, test.tiers)),
            _tiers(test),
            series(contrary, "and", limit=_NAMED) if contrary else "",
            unproven,
            len(test.parts),
        )


def _tiers(test: BackTest) -> str:
    """What can be said of the tiers, the worst first."""
    if not test.tiers:
        return "fewer than two tiers have deals"
    turned = [f"{one.first.label} not above {one.second.label}" for one in test.tiers if does_not_rank(one)]
    if turned:
        return f"do not rank: {series(turned, 'and')}"
    unsaid = [
        f"{one.first.label} above {one.second.label}" for one in test.tiers if one.answer != "as-expected"
    ]
    return f"cannot be said: {series(unsaid, 'and')}" if unsaid else "each wins more often than the next"
