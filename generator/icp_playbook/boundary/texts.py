"""Texts made to order: with one beginning, some parts and one end, and nothing else that tests look for."""

import itertools
from collections.abc import Callable, Iterator, Sequence

from icp_playbook.fields import FieldType, folded_text, read_domain
from icp_playbook.fit import CompiledTest
from icp_playbook.fit import condition as node

_BETWEEN = "…·–*~|¤§"
"""What stands between the parts of a text, the first that is in none of them."""
_LETTERS = "xqzjkvwyabcdefghilmnoprstuø"
"""The same in a domain, which has letters, digits and dots alone."""


class TextMaker:
    """The beginnings, parts and ends that tests ask of a text field, as far as a text can have them."""

    def __init__(self, type_: FieldType, named: Sequence[str], tests: Sequence[CompiledTest]) -> None:
        starts, parts, ends = (
            tuple(dict.fromkeys(text for test in tests if isinstance(test, kind) for text in test.texts))
            for kind in (node.TextStarts, node.TextContains, node.TextEnds)
        )
        self._domain = type_ == "domain"
        taken = set().union(*starts, *parts, *ends, *map(folded_text, named), *named)
        self._filling = next(
            one for one in _fillings(domain=self._domain) if taken.isdisjoint(folded_text(one))
        )
        self.always = frozenset(part for part in parts if not part or (self._domain and part == "."))
        """Parts that every text has."""
        self.starts = self._possible(starts, lambda start: (start, [], ""))
        self.parts = self._possible(
            [one for one in parts if one not in self.always], lambda one: ("", [one], "")
        )
        self.ends = self._possible(ends, lambda end: ("", [], end))

    def _possible(
        self, texts: Sequence[str], pieces: Callable[[str], tuple[str, list[str], str]]
    ) -> tuple[str, ...]:
        """Those that a value of the field can have: a domain has no blanks."""
        return tuple(text for text in texts if not self._domain or self.text(*pieces(text)) is not None)

    def text(self, start: str, parts: Sequence[str], end: str) -> str | None:
        """A text with these and no others; None where no domain has them."""
        if not self._domain:
            between = self._filling
            inner = between.join(parts)
            return f"{start}{between}{inner}{between if parts else ''}{end}"
        for one in self._domains(start, parts, end):
            if read_domain(one) == one:
                return one
        return None

    def _domains(self, start: str, parts: Sequence[str], end: str) -> Iterator[str]:
        """Domains to try: letters between the pieces, in labels of their own where that can be."""
        one = self._filling
        two = f"{one}.{one}"
        for joint, left, right in itertools.product((two, "."), (two, one, f".{one}"), (two, one, f"{one}.")):
            begin = f"{start}{left}" if start else one
            close = f"{right}{end}" if end else f"{right}{one}"
            yield f"{begin}{joint.join(parts)}{close}"


def _fillings(*, domain: bool) -> Iterator[str]:
    if domain:
        yield from _LETTERS
        yield from (glyph for code in range(0x400, 0x3000) if (glyph := chr(code)).isalpha())
    else:
        yield from _BETWEEN
        yield from (chr(code) for code in range(0x2500, 0x3000))
