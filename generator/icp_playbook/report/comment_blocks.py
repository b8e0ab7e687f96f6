"""Parts of a comment that may be no longer than the forge allows: what is left out is counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from icp_playbook.phrases import counted, series
from icp_playbook.report.markdown import text

_ROOM = 240
"""Characters reserved for closing a truncated block and for the note about it."""


@dataclass(frozen=True)
class Block:
    """Lines that belong together. `rows` may be cut at the end, the rest is kept whole or left out."""

    head: Sequence[str]
    rows: Sequence[str] = ()
    tail: Sequence[str] = ()
    what: str = "row"
    share: float = 1.0
    """How much of the whole comment it may take."""


def folded(
    summary: str,
    head: Sequence[str],
    rows: Sequence[str],
    what: str,
    tail: Sequence[str] = (),
    *,
    share: float = 1.0,
) -> Block:
    """A block that is opened by its summary."""
    opening = ("", f"<details><summary>{text(summary)}</summary>", "")
    return Block((*opening, *head), rows, (*tail, "", "</details>"), what, share)


def as_comment(opening: Sequence[str], blocks: Iterable[Block], limit: int) -> str:
    """The blocks that fit, at most `limit` UTF-16 units together."""
    lines = [*opening]
    used = sum(map(_length, lines))
    waiting = iter(blocks)
    for block in waiting:
        fixed = sum(map(_length, (*block.head, *block.tail)))
        room = min(limit - used, int(limit * block.share)) - fixed - _ROOM
        kept = _fitting(block.rows, room)
        if limit - used - fixed < _ROOM or (block.rows and not kept):
            lines += ["", _rest([block, *waiting])]
            break
        left = len(block.rows) - len(kept)
        note = f"*{counted(left, f'more {block.what}')} left out because of the length limit for comments.*"
        added = [*block.head, *kept, *(["", note] if left else []), *block.tail]
        used += sum(map(_length, added))
        lines += added
    return "\n".join(lines) + "\n"


def _rest(blocks: Sequence[Block]) -> str:
    """What is left out with all that follows, counted."""
    counts = Counter[str]()
    for block in blocks:
        counts[block.what] += len(block.rows)
    left = series([counted(count, f"more {what}") for what, count in counts.items() if count])
    why = "left out because of the length limit for comments"
    return f"*The rest is {why}{left and f' ({left})'}: see `icp-playbook diff`.*"


def _fitting(rows: Sequence[str], room: int) -> Sequence[str]:
    """The first rows that fit."""
    for count, row in enumerate(rows):
        room -= _length(row)
        if room < 0:
            return rows[:count]
    return rows


def _length(line: str) -> int:
    return len(line.encode("utf-16-le")) // 2 + 1
