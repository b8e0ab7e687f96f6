"""The space of an ICP, made once: what its conditions come to, and what was found of them, is kept.

Rules ask hundreds of questions about the conditions of one ICP. Its space tells apart all that any of them
does, so it answers each; only what it takes longer to say is that a field is known.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from icp_playbook.boundary.search import STEPS
from icp_playbook.boundary.space import AS_OF, Space, asked_to_be_known, spaces
from icp_playbook.fields import Catalogue
from icp_playbook.fit import CompiledCondition, IcpProgram, fields_in

_MOST = 64
"""ICPs whose spaces are kept."""


class _IcpSpaces:
    """The spaces of an ICP: of accounts with gaps, and of complete ones."""

    def __init__(self, icp: IcpProgram, catalogue: Catalogue) -> None:
        self.icp, self.catalogue = icp, catalogue
        self._conditions = [*icp.deciding]
        self._asked = asked_to_be_known(self._conditions)
        self._made: dict[bool, list[Space]] = {}

    def answers(self, conditions: Sequence[CompiledCondition], *, complete: bool) -> bool:
        """Whether it lets the same fields be unknown as the question does."""
        return not complete or fields_in(*conditions) & self._asked <= asked_to_be_known(conditions)

    def spaces(self, *, complete: bool) -> Iterator[Space]:
        """Its spaces, each ready for another question."""
        if complete not in self._made:
            found = spaces(self._conditions, self.catalogue, AS_OF, STEPS, complete=complete)
            self._made[complete] = list(found)
        for space in self._made[complete]:
            space.search.begin()
            yield space


_KEPT: OrderedDict[tuple[int, int], _IcpSpaces] = OrderedDict()


def spaces_within(
    icp: IcpProgram, catalogue: Catalogue, conditions: Sequence[CompiledCondition], *, complete: bool
) -> Iterator[Space]:
    """Spaces for a question about some conditions of an ICP."""
    key = id(icp), id(catalogue)
    kept = _KEPT.get(key)
    if kept is None:  # what is kept holds both, so that no other can have their ids
        kept = _KEPT[key] = _IcpSpaces(icp, catalogue)
        if len(_KEPT) > _MOST:
            _KEPT.popitem(last=False)
    else:
        _KEPT.move_to_end(key)
    if kept.answers(conditions, complete=complete):
        return kept.spaces(complete=complete)
    return spaces(conditions, catalogue, AS_OF, STEPS, complete=complete)
