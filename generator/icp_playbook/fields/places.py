"""The country of a place: "Berlin, Germany" as LinkedIn and Crunchbase write it. places.js does the same."""

from collections.abc import Callable

from icp_playbook.fields.causes import Unread
from icp_playbook.fields.folding import folded, shortened

_SHORT_NAMES = frozenset({"us", "usa", "uk", "uae"})
"""Short words that end a place; others are states as well: CA, DE, IND. Longer ones are no codes."""
_STATE = "georgia"
"""A country that is a state of the US as well."""
_MOST_PARTS = 8

CountryOf = Callable[[str], str | None]
"""A folded word → the code of the country, or None."""


def country_of_place(text: str, country_of: CountryOf) -> str | Unread | None:
    """The country that stands last in a place of several parts, or why none is read; None if none is there.

    A place that names another country too is not read: "Hong Kong, China", "Germany, France".
    """
    parts = [part.strip() for part in text.split(",")]
    if not 1 < len(parts) <= _MOST_PARTS or (code := _named(parts[-1], country_of)) is None:
        return None
    if folded(parts[-1]) == _STATE:
        return Unread("not-a-country", "may be in the country Georgia or in the state of the US")
    for part in parts[:-1]:
        also = _named(part, country_of)
        if also not in (None, code) and not (code == "US" and folded(part) == _STATE):
            both = f"{shortened(part)} and {shortened(parts[-1])}"
            return Unread("not-a-country", f"names two countries: {both}")
    return code


def _named(part: str, country_of: CountryOf) -> str | None:
    word = folded(part)
    return country_of(word) if len(word) > 3 or word in _SHORT_NAMES else None
