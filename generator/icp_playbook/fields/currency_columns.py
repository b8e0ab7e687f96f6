"""The columns that hold a currency, and the sums that each of them is about."""

from collections.abc import Collection, Mapping, Sequence

_OF_A_ROW = frozenset(
    {"currency", "currencycode", "currencyisocode", "isocurrencycode", "accountcurrency", "companycurrency"}
    | {"recordcurrency", "organizationcurrency", "wahrung", "wahrungscode", "devise"}
)
"""Folded names of a column that holds the currency of a row."""
_ENDINGS = ("currencyisocode", "currencycode", "currency", "wahrung", "devise")
"""What follows the name of a column of sums in the name of the one that holds its currency."""
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
        if name in _OF_A_ROW:
            found[place] = ""
        elif about and any(about == names[one] for one in sums):
            found[place] = about
        elif about and about not in names:
            for spelled in (about, about.removeprefix(_HUBSPOT)):
                if any(spelled in each for each in known):
                    found[place] = spelled
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


def _about(name: str) -> str:
    ending = next((ending for ending in _ENDINGS if name.endswith(ending)), "")
    return name.removesuffix(ending) if ending else ""
