"""The columns that hold a currency, and the sums that each of them is about."""

import re
from collections.abc import Collection, Mapping, Sequence

_OF_A_ROW = re.compile(
    r"(?:account|company|record|organi[sz]ations?|lead|customer|unternehmens|firmen|kunden|datensatz)?(?:iso)?"
    r"(?:currency(?:iso)?(?:code)?|wahrung(?:s(?:iso)?code)?|(?:code(?:iso)?(?:de(?:la)?)?)?devise(?:iso)?)"
    r"(?:(?:des|der|du|del|dela|of)(?:unternehmens|accounts|organisation|firma|compte|entreprise|societe|company))?"
)
"""Folded names of a column that holds the currency of a row: Currency, Accountwährung, Devise du compte."""
_AFTER = re.compile(r"(.+?)(?:iso)?(?:currency(?:iso)?(?:code)?|wahrung(?:s(?:iso)?code)?|devise)")
"""The name of a column of sums before the word for a currency: Annual Revenue Currency."""
_BEFORE = re.compile(
    r"(organi[sz]ation|account|company|)"
    r"(?:currencyof|(?:iso)?wahrung(?:s(?:iso)?code)?(?:des|der|von)|(?:code)?devised(?:ela|el|e|u|es))(.+)"
)
"""What it follows: Organization - Currency of Annual revenue (Pipedrive), Währung des Jahresumsatzes."""
_CASE_ENDINGS = ("", "es", "s")
"""What a name takes on in German after "des"."""
_HUBSPOT = "hs"
"""What goes before in HubSpot's own properties: hs_annual_revenue_currency_code."""


def currency_columns(
    names: Sequence[str], sums: Collection[int], known: Collection[Collection[str]]
) -> dict[int, str]:
    """The columns that hold a currency: place → the name of the column that each is about, "" for the row's.

    `names` are folded headers, `sums` the places of the columns of sums, `known` the names of every field of
    sums. One that is about a column that is not read, as a deal's amount, is none of them.
    """
    found = {}
    for place, name in enumerate(names):
        about = _about(name)
        if _OF_A_ROW.fullmatch(name):
            found[place] = ""
        elif beside := [one for one in about if any(one == names[at] for at in sums)]:
            found[place] = beside[0]
        elif not any(one in names for one in about):
            spelled = (*about, *(one.removeprefix(_HUBSPOT) for one in about))
            if named := [one for one in spelled if any(one in each for each in known)]:
                found[place] = named[0]
    return found


def ruling(
    place: int,
    names: Sequence[str],
    sums: Mapping[int, Collection[str]],
    currencies: Mapping[int, str],
    *,
    converted: bool,
) -> int | None:
    """The column with the currency of a column of sums, if there is one.

    Its own goes first, by its name or by another of its field; then the one of the row; then any other, since
    a list that gives one currency a row means it for all sums. Converted sums have only their own.
    """
    own = next((at for at, about in currencies.items() if about == names[place]), None)
    if own is not None or converted:
        return own
    of_field = (at for at, about in currencies.items() if about in sums[place])
    of_row = (at for at, about in currencies.items() if not about)
    return next(of_field, next(of_row, next(iter(currencies), None)))


def _about(name: str) -> list[str]:
    """What the column may be called that a column of currencies is about."""
    if found := _AFTER.fullmatch(name):
        return [found[1]]
    if not (found := _BEFORE.fullmatch(name)):
        return []
    names = [found[2].removesuffix(ending) for ending in _CASE_ENDINGS]
    return [one for word in names for one in (found[1] + word, word)]
