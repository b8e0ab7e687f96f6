"""ISO 3166-1 countries: codes and names, from pycountry."""

import difflib
from functools import cache

import pycountry

_RESERVED = {"uk": "GB", "el": "GR"}
"""Codes that ISO 3166 reserves for the two countries also known by them."""


@cache
def country_names() -> dict[str, str]:
    """Two-letter code → the name people use, for every country of ISO 3166-1."""
    return {country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries}


def country_code(text: str) -> str | None:
    """The two-letter code of a country written as its code, or None."""
    return text if text in country_names() else None


def country_meant(text: str) -> str | None:
    """The two-letter code of a country written as a name, in lower case or with three letters."""
    word = text.strip().casefold()
    names = {name.casefold(): code for code, name in country_names().items()}
    others = {country.alpha_3.casefold(): country.alpha_2 for country in pycountry.countries}
    codes = {code.casefold(): code for code in country_names()}
    exact = {**_RESERVED, **others, **codes, **names}.get(word)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.8)
    return exact or (names[close[0]] if close else None)
