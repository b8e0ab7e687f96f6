"""Which weights decide on an example account: the least changes that would move it, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.boundary import MOST_POINTS, LeastChange, Sensitivity, TierVerdict, least_changes
from icp_playbook.fields import Catalogue
from icp_playbook.fit import Program, Verdict, as_account, compile_icp
from icp_playbook.model import Example
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Key, Playbook, criterion_label, tiers_of
from icp_playbook.views.example_verdicts import ExampleVerdicts, examples_of
from icp_playbook.views.labels import STATUS_LABELS
from icp_playbook.views.pictures import tier_words
from icp_playbook.views.routes import Link, Place

NAMED = 3
"""Criteria that a sentence names before it counts the rest."""
LISTED = 8
"""Examples that an ICP's page lists."""


@dataclass(frozen=True, slots=True)
class ExampleMoves:
    """An example of an ICP, what it gets, and what would move it."""

    link: Link
    verdict: str
    sentences: tuple[str, ...]


def moves_of(playbook: Playbook, id_: str, judged: ExampleVerdicts) -> tuple[str, ...]:
    """What would move an example, a sentence for each change; none where points do not decide on it."""
    found = _least(playbook, id_, judged)
    return () if found is None else tuple(move_sentences(playbook, playbook.examples[id_].icp, found))


def icp_moves(
    playbook: Playbook, place: Place, icp: str, judged: ExampleVerdicts
) -> tuple[ExampleMoves, ...]:
    """The examples of an ICP on which points decide: first those that the least change moves."""
    found = [
        (found, id_)
        for id_ in examples_of(playbook, icp)
        if (found := _least(playbook, id_, judged)) is not None
    ]
    return tuple(
        ExampleMoves(
            place.entry(playbook, Key("example", id_)),
            tier_words(playbook, judged.verdicts[id_]),
            tuple(move_sentences(playbook, icp, least)),
        )
        for least, id_ in sorted(found, key=_distance)[:LISTED]
    )


def _distance(found: tuple[Sensitivity, str]) -> int:
    return min((one.distance for one in (*found[0].points, *found[0].tiers)), default=MOST_POINTS + 1)


def _least(playbook: Playbook, id_: str, judged: ExampleVerdicts) -> Sensitivity | None:
    """The least changes; None where no points can move the account."""
    verdict, example = judged.verdicts[id_], playbook.examples[id_]
    if verdict.status not in ("fit", "undecided"):
        return None
    return playbook.memo(_changes, compile_icp(playbook, example.icp), example, playbook.catalogue, verdict)


def _changes(program: Program, example: Example, catalogue: Catalogue, verdict: Verdict) -> Sensitivity:
    account = as_account(example.account, catalogue)
    return least_changes(program, example.icp, account, example.as_of, verdict)


def move_sentences(playbook: Playbook, icp: str, least: Sensitivity) -> Iterator[str]:
    """A sentence for all criteria of one kind of change, and one for each tier."""
    groups: dict[tuple[int, TierVerdict, bool], list[LeastChange]] = {}
    for change in least.points:
        groups.setdefault((change.new - change.old, change.verdict, change.applies), []).append(change)
    for (by, verdict, applies), changes in groups.items():
        which = "" if applies else ", whose points it does not get,"
        yield (
            f"{counted(abs(by), 'point')} {'more' if by > 0 else 'less'} for "
            f"{_criteria(playbook, icp, changes)}{which} would make it {_words(playbook, verdict)}."
        )
    tiers = {tier.id: tier.label for tier in tiers_of(playbook.settings, playbook.profiles[icp].fit)}
    for change in least.tiers:
        yield (
            f"If {tiers[change.id]} started at {change.new} instead of {change.old}, it would be "
            f"{_words(playbook, change.verdict)}."
        )
    if not least.points:
        yield f"No change of {MOST_POINTS} points or less for one criterion would move it."


def _criteria(playbook: Playbook, icp: str, changes: Sequence[LeastChange]) -> str:
    labels = {row.id: criterion_label(row, playbook.catalogue) for row in playbook.profiles[icp].fit.score}
    names = [*dict.fromkeys(f"“{labels[change.id]}”" for change in changes)]
    if len(names) > NAMED + 1:
        names[NAMED:] = [f"one of {len(names) - NAMED} more"]
    return series(names, "or")


def _words(playbook: Playbook, verdict: TierVerdict) -> str:
    status, tier = verdict
    labels = {one.id: one.label for one in playbook.settings.tiers}
    return labels[tier] if tier is not None else STATUS_LABELS[status].lower()
