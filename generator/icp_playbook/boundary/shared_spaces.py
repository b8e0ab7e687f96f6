"""The space of an ICP, made once: what its conditions come to, and what was found of them, is kept.

Rules ask hundreds of questions about the conditions of one ICP. Its space tells apart all that any of them
does, so it answers each; only what it takes longer to say is that a field is known.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from icp_playbook.boundary.at_hand import AtHand, Wanted, goals_of
from icp_playbook.boundary.search import STEPS, Cells, NotDecided
from icp_playbook.boundary.space import AS_OF, Space, asked_to_be_known, spaces
from icp_playbook.fields import Catalogue
from icp_playbook.fit import CompiledCondition, IcpProgram, fields_in

_MOST = 64
"""ICPs whose spaces are kept."""


class IcpSpaces:
    """The spaces of an ICP, of accounts with gaps and of complete ones, and accounts of them at hand."""

    def __init__(self, icp: IcpProgram, catalogue: Catalogue) -> None:
        self.icp, self.catalogue = icp, catalogue
        self._conditions = [*icp.deciding]
        self._asked = asked_to_be_known(self._conditions)
        self._made: dict[bool, list[tuple[Space, AtHand]]] = {}

    def answers(self, conditions: Sequence[CompiledCondition], *, complete: bool) -> bool:
        """Whether it lets the same fields be unknown as the question does."""
        if not complete or not self._asked:
            return True
        return fields_in(*conditions) & self._asked <= asked_to_be_known(conditions)

    def spaces(self, *, complete: bool) -> Iterator[Space]:
        """Its spaces, each ready for another question."""
        for space, _ in self._with_accounts(complete=complete):
            space.search.begin()
            yield space

    def at_hand(self, wanted: Sequence[Wanted], *, complete: bool) -> bool:
        """Whether an account at hand is what a question asks for that it answers.

        An account of which everything is known is also one that may have gaps.
        """
        kept = [at_hand for _, at_hand in self._with_accounts(complete=True)]
        if not complete:
            kept += [at_hand for _, at_hand in self._made.get(False, ())]
        return any(one.has(wanted) for one in kept)

    def keep(self, space: Space, cells: Cells) -> None:
        """Keeps an account that was found in one of its spaces."""
        for made in self._made.values():
            for one, at_hand in made:
                if one is space:
                    at_hand.keep(cells)

    def _with_accounts(self, *, complete: bool) -> list[tuple[Space, AtHand]]:
        if complete not in self._made:
            made = spaces(self._conditions, self.catalogue, AS_OF, STEPS, complete=complete)
            self._made[complete] = [(space, AtHand(space)) for space in made]
            if complete:
                self._begin_inside()
        return self._made[complete]

    def _begin_inside(self) -> None:
        """Keeps an account inside the ICP of each space, if one is soon found."""
        inside: list[Wanted] = [*((must.when, (True,)) for must in self.icp.must)]
        inside += [(out.when, (False,)) for out in self.icp.disqualifiers]
        for space, at_hand in self._made[True]:
            space.search.begin()
            try:
                cells = space.search.cells_where(goals_of(space, inside))
            except NotDecided:
                continue
            if cells is not None:
                at_hand.keep(cells)


_KEPT: OrderedDict[tuple[int, int], IcpSpaces] = OrderedDict()


def spaces_of(icp: IcpProgram, catalogue: Catalogue) -> IcpSpaces:
    """The spaces of an ICP, made once."""
    key = id(icp), id(catalogue)
    kept = _KEPT.get(key)
    if kept is None:  # what is kept holds both, so that no other can have their ids
        kept = _KEPT[key] = IcpSpaces(icp, catalogue)
        if len(_KEPT) > _MOST:
            _KEPT.popitem(last=False)
    else:
        _KEPT.move_to_end(key)
    return kept


def spaces_within(
    icp: IcpProgram, catalogue: Catalogue, conditions: Sequence[CompiledCondition], *, complete: bool
) -> Iterator[Space]:
    """Spaces for a question about some conditions of an ICP."""
    kept = spaces_of(icp, catalogue)
    if kept.answers(conditions, complete=complete):
        return kept.spaces(complete=complete)
    return spaces(conditions, catalogue, AS_OF, STEPS, complete=complete)
