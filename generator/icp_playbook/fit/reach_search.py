"""The least changes of an account that lead to points: searched exactly, part by part.

Rows that share no field are independent, so each such part of the rows is searched by itself, and what the
parts come to is added up. Of a part the field that most rows share gets each of its values in turn: what is
left falls apart again, or is left by other values as well, and is searched once.
"""

import datetime
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TypeAlias

from icp_playbook.fit.account import Account
from icp_playbook.fit.field_values import FieldValue, TooManyValuesError
from icp_playbook.fit.program import IcpProgram, Program
from icp_playbook.fit.reach_changes import AccountChange, PointGroup, best, capped, clipped, joined, most_from
from icp_playbook.fit.reach_rows import RowState, RowStates

MOST_CHANGES = 1000
"""Changes that no other beats, under one cap, beyond which nothing is claimed."""
MOST_STEPS = 200_000
"""Changes to put together and to compare beyond which nothing is claimed: about half a second."""
Part: TypeAlias = tuple[RowState, ...]
_by_place = attrgetter("at")


class ReachSearch:
    """The changes that an account could have, of the values that each field could have.

    With `row_by_row` each row chooses what contacts have for itself. Whatever contacts there could be lead to
    no more than that, so that a tier which is not reached so is reached by none. Raises TooManyValuesError
    where they cannot be searched.
    """

    def __init__(
        self,
        program: Program,
        icp: IcpProgram,
        options: Mapping[str, Sequence[FieldValue]],
        account: Account,
        as_of: datetime.date,
        *,
        row_by_row: bool = False,
    ) -> None:
        self._row_by_row = program.contacts.keys() if row_by_row else frozenset[str]()
        self._caps = [PointGroup.of(icp, cap) for cap in icp.caps]
        self._nothing = AccountChange(0, 0, 0, 0, (0,) * (2 + 3 * len(self._caps)))
        self._options = {name: options[name] for name in program.fields if options.get(name)}
        self._places = {name: 1 << (len(program.fields) - at) for at, name in enumerate(program.fields)}
        self._solutions: dict[Part, list[AccountChange]] = {}
        self._steps = 0
        self._states = RowStates(program, icp, self._options, account, as_of)
        settled = [(state,) for state in self._states.first if not state.free]
        parts = [*settled, *_parts(state for state in self._states.first if state.free)]
        self._fronts = [self._front(some) for some in self._clusters(parts)]

    @cached_property
    def _bounds(self) -> tuple[list[list[int]], list[list[int]]]:
        """Of the points at worst and of those decided: part → size → the most from this part on."""
        lows = [[(one.size, one.low) for one in front] for front in self._fronts]
        sure = [[(one.size, one.decided) for one in front] for front in self._fronts]
        return most_from(lows, len(self._options) + 1), most_from(sure, len(self._options) + 1)

    def least(self, low: int, decided: int) -> AccountChange | None:
        """The best change with so many points at worst, and so many decided; None where there is none."""
        most_low, most_decided = self._bounds
        for size in range(len(self._options) + 1):
            if most_low[0][size] < low or most_decided[0][size] < decided:
                continue
            found = [AccountChange(0, 0, 0, 0, (0, 0))]
            for front, lows, sure in zip(self._fronts, most_low[1:], most_decided[1:], strict=True):
                found = best(
                    joined(one, other)
                    for one in found
                    for other in front
                    if (left := size - one.size - other.size) >= 0
                    and one.low + other.low + lows[left] >= low
                    and one.decided + other.decided + sure[left] >= decided
                )
            if found:
                return found[0]
        return None

    def _clusters(self, parts: Sequence[Part]) -> list[list[Part]]:
        """Parts that share a cap, together."""
        found: list[tuple[set[int], list[Part]]] = []
        for part in parts:
            own = self._caps_of(part)
            shared = [one for one in found if one[0] & own]
            found = [one for one in found if not one[0] & own]
            before = [one for _, some in shared for one in some]
            found.append((own.union(*(some for some, _ in shared)), [*before, part]))
        return [some for _, some in found]

    def _caps_of(self, part: Part) -> set[int]:
        return {cap for state in part if (cap := self._states.cap_of(state)) is not None}

    def _front(self, parts: Sequence[Part]) -> list[AccountChange]:
        """What parts come to together, with their caps applied."""
        caps = set().union(*map(self._caps_of, parts))
        found = [self._nothing]
        for part in parts:
            found = self._together(found, self._solved(part))
            if len(found) > MOST_CHANGES:
                raise TooManyValuesError
        return best(capped(one, self._caps, sorted(caps)) for one in found)

    def _solved(self, states: Iterable[RowState]) -> list[AccountChange]:
        """What rows come to; nothing where one does not hold that must."""
        settled, free = self._nothing, []
        for state in states:
            if state.free:
                free.append(state)
            elif state.settled is None:
                return []
            else:
                settled = joined(settled, state.settled)
        found = [settled]
        for part in _parts(free):
            found = self._together(found, self._branched(part))
        return found

    def _together(self, some: list[AccountChange], others: list[AccountChange]) -> list[AccountChange]:
        self._count(len(some) * len(others))
        every = [clipped(joined(one, other), self._caps) for one in some for other in others]
        return every if len(some) == 1 else self._best(every)

    def _branched(self, part: Part) -> list[AccountChange]:
        """The field that most rows share gets each value, or stays; once for all that leave the same."""
        if part in self._solutions:
            return self._solutions[part]
        free = frozenset().union(*(state.free for state in part))
        name = max(
            (name for name in self._options if name in free),
            key=lambda name: sum(name in state.free for state in part),
        )
        found = []
        for states, option in self._effects(part, name).items():
            inner = self._solved(states)
            if option:
                value = self._options[name][option - 1]
                place, new = -self._places[name], ((name, value),)
                step = self._nothing._replace(size=1, facts=int(not value.learn), late=place, new=new)
                self._count(len(inner))
                inner = [joined(step, one) for one in inner]
            found += inner
        self._solutions[part] = self._best(found)
        return self._solutions[part]

    def _effects(self, part: Part, name: str) -> dict[Part, int]:
        """What can be left of rows → the best option of a field that leaves it; 0 where the field stays."""
        options = self._options[name]
        self._count(len(part) * (len(options) + 1))
        found: dict[Part, int] = {}
        for states, option in (
            self._row_by_row_left(part, name) if name in self._row_by_row else self._left(part, name)
        ):
            before = found.setdefault(states, option)
            if before and options[option - 1].learn and not options[before - 1].learn:
                found[states] = option
        return found

    def _left(self, part: Part, name: str) -> Iterator[tuple[Part, int]]:
        """What each option of a field leaves of rows, and 0, where it stays."""
        for option in range(len(self._options[name]) + 1):
            yield tuple(self._states.after(state, name, option) for state in part), option

    def _row_by_row_left(self, part: Part, name: str) -> Iterator[tuple[Part, int]]:
        """What is left of rows if each has an option of its own, and the dearest option among them."""
        options = self._options[name]
        cheap = [0, *sorted(range(1, len(options) + 1), key=lambda option: not options[option - 1].learn)]
        ways: list[dict[RowState, int]] = [{} for _ in part]
        for state, found in zip(part, ways, strict=True):
            for cost, option in enumerate(cheap):
                found.setdefault(self._states.after(state, name, option), cost)
        self._count(len(part) * math.prod(map(len, ways)))
        for chosen in itertools.product(*(found.items() for found in ways)):
            yield tuple(state for state, _ in chosen), cheap[max(cost for _, cost in chosen)]

    def _best(self, changes: Sequence[AccountChange]) -> list[AccountChange]:
        found = best(changes)
        if self._caps:
            self._count(len(changes) * len(found) // 16)
        return found

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise TooManyValuesError


def _parts(states: Iterable[RowState]) -> list[Part]:
    """Rows that share free fields, together."""
    found: list[tuple[list[RowState], frozenset[str]]] = []
    for state in states:
        rows, fields = [state], state.free
        apart = []
        for part in found:
            if part[1].isdisjoint(state.free):
                apart.append(part)
            else:
                rows, fields = part[0] + rows, fields | part[1]
        found = [*apart, (rows, fields)]
    return [tuple(sorted(rows, key=_by_place)) for rows, _ in found]
