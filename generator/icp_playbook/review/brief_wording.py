"""A change in a few words, for a sentence that holds several: of long texts only what differs."""

from collections.abc import Sequence
from textwrap import shorten

from icp_playbook.review.review import ReviewedChange

LONGEST = 120
"""Characters of a sentence that is shown as it is."""
_MOST = 280
"""Characters of any other: of a longer one, the beginning of each side."""
_AROUND = 2
"""Words that stay on either side of what differs."""
_WORDS = 12
"""Words of each text that are shown."""


def in_brief(reviewed: ReviewedChange) -> str:
    """The sentence of a change; of two long texts what differs, of long lists how each begins."""
    old, new = reviewed.change.old, reviewed.change.new
    if len(reviewed.sentence) <= LONGEST:
        return reviewed.sentence
    if not isinstance(old, str) or not isinstance(new, str):
        if len(reviewed.sentence) <= _MOST:
            return reviewed.sentence
        sides = reviewed.sentence.split(" → ")
        return " → ".join(shorten(side, _MOST // len(sides), placeholder=" …") for side in sides)
    where = reviewed.sentence.partition(": ")[0]
    before, after = old.split(), new.split()
    start = _shared(before, after)
    end = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    texts = (_part(words, start, len(words) - end) for words in (before, after))
    return f"{where}: {' → '.join(texts)}"


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _part(words: Sequence[str], start: int, end: int) -> str:
    """The words from start to end with a few around them, and dots for what is left out."""
    first = max(0, start - _AROUND)
    last = min(len(words), end + _AROUND, first + _WORDS)
    return f"“{'… ' if first else ''}{' '.join(words[first:last])}{' …' if last < len(words) else ''}”"
