"""Which commit moved an account last, on each line of history: to tell what a merge has to answer for."""

from collections.abc import Iterable, Mapping, Sequence

Marks = Mapping[str, int]
"""Account → the number of the commit that moved it last; none for one that never moved.

ICPs count as accounts: what moves them is a change of their boundary.
"""


class LastMoves:
    """The last move of each account on each line. A merge of two lines that both moved one is a move."""

    def __init__(self) -> None:
        self._earlier: list[tuple[int, ...]] = [()]
        self._lines: dict[str, Marks] = {}

    def on(self, last: str) -> Marks:
        """Those of the line that ends with a commit, given by its hash."""
        return self._lines.get(last, {})

    def latest(self, account: str, lines: Sequence[str]) -> list[int]:
        """The places, among the lines, of those that moved an account last.

        A move made where another was known goes before that one. All of them, where none moved it.
        """
        marks = [self.on(last).get(account, 0) for last in lines]
        return [
            place
            for place, mark in enumerate(marks)
            if not any(other != mark and self._follows(other, mark) for other in marks)
        ]

    def meet(self, account: str, lines: Sequence[str]) -> bool:
        """Whether more than one of the lines moved an account since they parted."""
        return len({self.on(lines[place]).get(account, 0) for place in self.latest(account, lines)}) > 1

    def add(
        self, commit: str, lines: Sequence[str], moved: Iterable[str], renamed: Mapping[str, str]
    ) -> None:
        """A commit that goes on from these lines, and the accounts it moved, by the ids it gives them."""
        held = [self.on(last) for last in lines]
        first = held[0] if held else {}
        new: dict[str, int] = {}
        for account in {one for marks in held[1:] for one in marks}:
            marks = {self.on(lines[place]).get(account, 0) for place in self.latest(account, lines)}
            new[account] = marks.pop() if len(marks) == 1 else self._new(marks)
        for account in moved:
            new[account] = self._new({marks.get(account, 0) for marks in held})
        if renamed.keys() & first.keys():
            first = {renamed.get(account, account): mark for account, mark in first.items()}
        self._lines[commit] = {**first, **new} if new else first

    def _new(self, earlier: set[int]) -> int:
        self._earlier.append(tuple(sorted(earlier)))
        return len(self._earlier) - 1

    def _follows(self, mark: int, other: int) -> bool:
        """Whether a move was made where the other one was known."""
        waiting, seen = [mark], set[int]()
        while waiting:
            for one in self._earlier[waiting.pop()]:
                if one == other:
                    return True
                if one > other and one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return False
