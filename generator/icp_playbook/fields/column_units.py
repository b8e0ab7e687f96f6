"""The unit at the end of a header: "Revenue (in 000s USD)", "Umsatz in TEUR"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from icp_playbook.fields.currency_names import currency_meant
from icp_playbook.fields.folding import folded_header, plain_text

_LONGEST = 200
"""Characters of a header that may end in a unit."""
_SCALES = {
    **dict.fromkeys(("k", "000", "000s", "1000", "1000s", "thousand", "thousands"), "thousand"),
    **dict.fromkeys(("tsd", "tausend", "milliers"), "thousand"),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mln", "million", "millions", "millionen"), "million"),
    **dict.fromkeys(("b", "bn", "bln", "mrd", "billion", "billions", "milliarden", "milliards"), "billion"),
}
_GLUED = {"k": "thousand", "t": "thousand", "m": "million"}
"""The scale in TEUR and k€."""
_JOINING = frozenset({"in", "en", "d"})
_CONVERTED = frozenset({"converted", "konvertiert", "umgerechnet", "converti"})
_WORD = re.compile(r"[a-z]{0,2}[$€£¥₹]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class HeaderUnit:
    """What a header says of its sums: a scale in words, a currency, and whether they were converted."""

    scale: str = ""
    currency: str = ""
    """A code, or `$`."""
    converted: bool = False


def units_of(header: str) -> Iterator[tuple[str, HeaderUnit]]:
    """The folded name in front of a unit, with the unit; the longest name first."""
    text = plain_text(header).casefold()[:_LONGEST]
    unit = HeaderUnit()
    for word in reversed(list(_WORD.finditer(text))):
        widened = _with(unit, word[0])
        if widened is None:
            return
        unit = widened
        if name := folded_header(text[: word.start()]):
            yield name, unit


def unit_in(header: str) -> HeaderUnit:
    """The unit in a header that is a known name as a whole.

    A single letter may be part of that name; and who lists a converted column knows its currency.
    """
    *_, (_, unit) = [("", HeaderUnit()), *units_of(header)]
    words = _WORD.findall(plain_text(header).casefold())
    alone = not unit.currency and len(words[-1]) == 1 if words else False
    return HeaderUnit("" if alone else unit.scale, unit.currency)


def _with(unit: HeaderUnit, word: str) -> HeaderUnit | None:
    """The unit with one more word of it; None if the word is part of none, or says it twice."""
    if word in _JOINING:
        return unit
    if word in _CONVERTED:
        return replace(unit, converted=True)
    scale, currency = _SCALES.get(word, ""), currency_meant(word) or ""
    if not scale and not currency and (rest := word[1:]):
        scale, currency = _GLUED.get(word[0], ""), currency_meant(rest) or ""
        if not scale or not currency:
            return None
    if not (scale or currency) or (scale and unit.scale) or (currency and unit.currency):
        return None
    return replace(unit, scale=scale or unit.scale, currency=currency or unit.currency)
