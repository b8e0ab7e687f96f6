"""Leaks: facts that were learnt after the outcome, or whose being known gives the outcome away."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.backtest.intervals import Share, share
from icp_playbook.backtest.judged_outcomes import day_scored
from icp_playbook.backtest.outcome import Outcome, OutcomeList

LeakKind: TypeAlias = Literal["after-close", "after-creation", "one-sided"]
GAP = 0.3
"""How far apart the intervals of what is known of won and of lost deals are, for that to be a leak."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A field that tells more than could be known. `used`: it counted in the verdicts all the same.

    Of facts learnt late `count` of the `of` that are known were; of one-sided ones the shares of won and of
    lost deals of which the value is known.
    """

    list_id: str
    field: str
    label: str
    column: str
    """The header of its column."""
    kind: LeakKind
    count: int
    of: int
    used: bool = False
    won: Share | None = None
    lost: Share | None = None


def leaks(
    lists: Sequence[OutcomeList], labels: Callable[[str], str], *, by_created: bool
) -> tuple[Leak, ...]:
    """Every leak, list by list.

    Facts learnt late count nowhere. Where that leaves a field that gives the outcome away, it counts nowhere
    either; another one-sided field does, unless `by_created`.
    """
    return tuple(leak for listed in lists for leak in _in_list(listed, labels, by_created=by_created))


def unused_fields(found: Sequence[Leak]) -> dict[str, frozenset[str]]:
    """The fields of each list that count nowhere, as their being known gives the outcome away."""
    unused = [leak for leak in found if leak.kind == "one-sided" and not leak.used]
    return {
        id_: frozenset(leak.field for leak in unused if leak.list_id == id_)
        for id_ in {leak.list_id for leak in unused}
    }


@dataclass(frozen=True, slots=True)
class FieldKnowledge:
    """Of how many decided deals a field is known, and when it was learnt. `won` and `lost` knew it in time.

    `after_creation` is 0 where facts count that were learnt later.
    """

    known: int
    after_close: int
    after_creation: int
    won: int
    lost: int


def leaks_of(
    listed: OutcomeList,
    known: Mapping[str, FieldKnowledge],
    decided: tuple[int, int],
    labels: Callable[[str], str],
    *,
    by_created: bool,
) -> Iterator[Leak]:
    """The leaks of a list, from what is known of each of its fields, and how many deals were won and lost."""
    for name in listed.fields:
        head = (listed.id, name, labels(name), listed.columns.get(name, name))
        one = known[name]
        if one.after_close:
            yield Leak(*head, "after-close", one.after_close, one.known)
        if one.after_creation > one.after_close:
            yield Leak(*head, "after-creation", one.after_creation, one.known)
        won, lost = share(one.won, decided[0]), share(one.lost, decided[1])
        if won is not None and lost is not None and _apart(won, lost):
            in_time = one.won + one.lost
            used = not by_created and in_time == one.known
            yield Leak(*head, "one-sided", in_time, sum(decided), used, won, lost)


def _in_list(listed: OutcomeList, labels: Callable[[str], str], *, by_created: bool) -> Iterator[Leak]:
    decided = [one for one in listed.outcomes if one.decided]
    won = sum(one.won for one in decided)
    known = {name: _known(name, decided, listed, by_created=by_created) for name in listed.fields}
    return leaks_of(listed, known, (won, len(decided) - won), labels, by_created=by_created)


def _known(name: str, decided: Sequence[Outcome], listed: OutcomeList, *, by_created: bool) -> FieldKnowledge:
    known = [one for one in decided if name in one.account]
    closed = [one for one in known if _late(one, name, one.closed)]
    created = [one for one in known if by_created and _late(one, name, day_scored(one, listed))]
    late = {id(one) for one in (*closed, *created)}
    in_time = [one for one in known if id(one) not in late]
    won = sum(one.won for one in in_time)
    return FieldKnowledge(len(known), len(closed), len(created), won, len(in_time) - won)


def _late(outcome: Outcome, name: str, day: datetime.date | None) -> bool:
    learnt = outcome.known_on.get(name)
    return learnt is not None and day is not None and learnt > day


def _apart(won: Share, lost: Share) -> bool:
    high, low = (won, lost) if won.value >= lost.value else (lost, won)
    return high.low - low.high >= GAP
