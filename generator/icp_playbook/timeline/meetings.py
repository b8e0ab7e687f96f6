"""Where lines of history meet: the accounts that a merge moves by what its lines say together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.decisions import ExampleEvaluator, Move
from icp_playbook.diff import renames_between
from icp_playbook.history import Join, Line, Revision
from icp_playbook.timeline.documents import DocumentReader, Documents
from icp_playbook.timeline.events import Unscored, unscored_side
from icp_playbook.timeline.last_moves import LastMoves


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a merge moves, and the ICPs by which that cannot be told, since a side cannot be scored."""

    moves: tuple[Move, ...] = ()
    unscored: tuple[str, ...] = ()
    side: Unscored = ""
    """Which side that is: the lines before, or what they say together."""


class Meetings:
    """Scores the examples of merges, and knows which commit moved each of them last on each line."""

    def __init__(self, examples: ExampleEvaluator, reader: DocumentReader) -> None:
        self._examples = examples
        self._reader = reader
        self._last_moves = LastMoves()

    def of(
        self,
        lines: Sequence[Line],
        after: Documents,
        together: Documents,
        *,
        asked: Sequence[str] = (),
        shown: Collection[str] = (),
    ) -> Meeting:
        """The examples that a merge of lines moves by what these say together.

        `after` are the documents of the merge, which the lines differ from. An example moves where it moves
        against each of the lines that moved it last: what one line did to it was told there. Where these
        left it in different places it moves as well, so that the merge says which of them holds, unless the
        account is `shown` anyway. Only ICPs are looked at whose boundary more than one line changed, and
        those `asked` for.
        """
        if len(lines) < 2:
            return Meeting()
        ends = [line.last for line in lines]
        icps = [
            key.id
            for key in sorted(key for key in together if key.kind == "profile")
            if key.id in asked or self._last_moves.meet(str(key), ends)
        ]
        if not icps:
            return Meeting()
        sides = [self._reader.with_context(after, line.other) for line in lines]
        found: list[Move] = []
        unscored: list[str] = []
        for icp in icps:
            rows = [self._examples.moves(icp, side, together) for side in sides]
            moved = [{move.account: move for move in row} for row in rows if row is not None]
            if len(moved) < len(sides):
                unscored.append(icp)
                continue
            for account in dict.fromkeys(one for row in moved for one in row):
                latest = self._last_moves.latest(account, ends)
                against = [place for place in latest if account in moved[place]]
                settles = account not in shown and self._last_moves.meet(account, ends)
                if against and (settles or len(against) == len(latest)):
                    found.append(moved[against[0]][account])
        if unscored:
            return Meeting((), tuple(unscored), self._side(unscored, sides, together))
        return Meeting(tuple(found))

    def _side(self, icps: Sequence[str], sides: Sequence[Documents], together: Documents) -> Unscored:
        return unscored_side(
            self._examples.unscored(icp, side, together, renames_between(side, together))
            for icp in icps
            for side in sides
        )

    def remember(
        self, one: Revision | Join, moved: Iterable[str], renamed: Mapping[str, str] | None = None
    ) -> None:
        """A commit, and what it moved: accounts, and ICPs whose boundary it changed, by their new ids."""
        self._last_moves.add(one.commit.hash, [line.last for line in one.lines], moved, renamed or {})
