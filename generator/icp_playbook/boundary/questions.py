"""What conditions contain: yes with a proof, or no with an account that shows it.

Every account is in some cell of every field, and the search leaves none out. So an answer without an account
is a proof, and every account that is shown has been put to the conditions themselves.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from icp_playbook.boundary.at_hand import Wanted, goals_of
from icp_playbook.boundary.search import STEPS, Cells, NotDecided, chosen
from icp_playbook.boundary.shared_spaces import spaces_of, spaces_within
from icp_playbook.boundary.space import AS_OF, Shown, Space, spaces
from icp_playbook.fields import Catalogue
from icp_playbook.fit import Account, CompiledCondition, IcpProgram, PointBand, Truth, holds

MET: Collection[Truth] = (True,)
MISSED: Collection[Truth] = (False,)
NOT_MET: Collection[Truth] = (False, None)
NOT_MISSED: Collection[Truth] = (True, None)
_TRUTHS: Sequence[Truth] = (False, None, True)


def account_where(
    wanted: Sequence[Wanted],
    catalogue: Catalogue,
    *,
    complete: bool = False,
    near: Account | None = None,
    within: IcpProgram | None = None,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> Shown | None:
    """An account of which each condition comes to what it may; None if there provably is none.

    It is like the one that is near, as far as it can be.

    With `complete` a field is unknown only where a condition asks whether it is known. Of the conditions of
    an ICP the answer is found sooner if they are said to be `within` it; it is then near no account.

    Raises:
        NotDecided: The answer would take more steps than `steps`.
    """
    conditions = [condition for condition, _ in wanted]
    if within is not None:
        found_in = spaces_within(within, catalogue, conditions, complete=complete)
    else:
        found_in = spaces(conditions, catalogue, as_of, steps, complete=complete, near=near)
    for space in found_in:
        found = _where(space, wanted)
        if found is not None:
            return found[1]
    return None


def account_exists(
    wanted: Sequence[Wanted],
    catalogue: Catalogue,
    *,
    complete: bool = False,
    within: IcpProgram | None = None,
) -> bool:
    """Whether `account_where` finds an account, sooner where one that was found before will do.

    Raises:
        NotDecided: As of `account_where`.
    """
    conditions = [condition for condition, _ in wanted]
    shared = None if within is None else spaces_of(within, catalogue)
    if shared is None or not shared.answers(conditions, complete=complete):
        return account_where(wanted, catalogue, complete=complete) is not None
    if shared.at_hand(wanted, complete=complete):
        return True
    for space in shared.spaces(complete=complete):
        found = _where(space, wanted)
        if found is not None:
            shared.keep(space, found[0])
            return True
    return False


def _where(space: Space, wanted: Sequence[Wanted]) -> tuple[Cells, Shown] | None:
    """Cells of an account, and the account, which has been put to the conditions."""
    cells = space.search.cells_where(goals_of(space, wanted))
    if cells is None:
        return None
    shown = shown_by(space, cells)
    for condition, truths in wanted:
        if holds(condition, shown.account, shown.as_of) not in truths:
            raise NotDecided
    return cells, shown


def shown_by(space: Space, cells: Cells) -> Shown:
    """The account that stands for some cells."""
    return Shown(space.account(chosen(cells)), space.as_of)


def truths_reached(
    conditions: Sequence[CompiledCondition],
    catalogue: Catalogue,
    *,
    complete: bool = False,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> Mapping[tuple[Truth, ...], Shown]:
    """What conditions come to together, each with an account. What is not in it, no account comes to.

    Raises:
        NotDecided: As of `account_where`.
    """
    found: dict[tuple[Truth, ...], Shown] = {}
    for space in spaces(conditions, catalogue, as_of, steps, complete=complete):
        for ranks, account in space.kinds([space.formula(one) for one in conditions]).items():
            truths = tuple(_TRUTHS[rank] for rank in ranks)
            found.setdefault(truths, Shown(account, space.as_of))
    return found


def impossible(
    conditions: Sequence[CompiledCondition], catalogue: Catalogue, within: IcpProgram | None = None
) -> bool:
    """True when no account meets all of the conditions."""
    return not account_exists([(one, MET) for one in conditions], catalogue, within=within)


def meeting(
    conditions: Sequence[CompiledCondition], catalogue: Catalogue, within: IcpProgram | None = None
) -> Shown | None:
    """An account that meets all of the conditions; None if there provably is none."""
    return account_where([(condition, MET) for condition in conditions], catalogue, within=within)


def implies(
    given: Sequence[CompiledCondition],
    condition: CompiledCondition,
    catalogue: Catalogue,
    within: IcpProgram | None = None,
) -> bool:
    """True when no account that meets everything given misses the condition.

    An account of which enough is known to decide the condition then meets it.
    """
    wanted = [*((one, MET) for one in given), (condition, MISSED)]
    return not account_exists(wanted, catalogue, within=within)


def exception(
    given: Sequence[CompiledCondition],
    condition: CompiledCondition,
    catalogue: Catalogue,
    within: IcpProgram | None = None,
) -> Shown | None:
    """An account that meets everything given and misses the condition; None if there provably is none."""
    return account_where([*((one, MET) for one in given), (condition, MISSED)], catalogue, within=within)


def outside_all(
    given: Sequence[CompiledCondition], conditions: Sequence[CompiledCondition], catalogue: Catalogue
) -> Shown | None:
    """An account that meets everything given and misses every condition: a gap. None if there is none."""
    wanted = [*((one, MET) for one in given), *((one, MISSED) for one in conditions)]
    return account_where(wanted, catalogue)


def outcomes(
    bands: Sequence[PointBand], given: Sequence[CompiledCondition], catalogue: Catalogue
) -> frozenset[int | None]:
    """The bands that a criterion can come to for accounts that meet what is given; None is no band.

    Empty when no account meets what is given.
    """
    return next(outcomes_within(bands, [given], catalogue))


def outcomes_within(
    bands: Sequence[PointBand],
    givens: Iterable[Sequence[CompiledCondition]],
    catalogue: Catalogue,
    within: IcpProgram | None = None,
) -> Iterator[frozenset[int | None]]:
    """The same for what is given in turn."""
    conditions = [band.when for band in bands]
    for given in givens:
        yield frozenset(
            place
            for place in (*range(len(bands)), None)
            if _reaches(place, conditions, given, catalogue, within)
        )


def _reaches(
    place: int | None,
    conditions: Sequence[CompiledCondition],
    given: Sequence[CompiledCondition],
    catalogue: Catalogue,
    within: IcpProgram | None,
) -> bool:
    """Whether an account that meets what is given may come to a band."""
    wanted: list[Wanted] = [(one, MET) for one in given]
    before = len(conditions) if place is None else place
    wanted += [(one, NOT_MET) for one in conditions[:before]]
    if place is not None:
        wanted.append((conditions[place], NOT_MISSED))
    return account_exists(wanted, catalogue, complete=True, within=within)
