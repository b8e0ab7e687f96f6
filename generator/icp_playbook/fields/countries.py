"""ISO 3166-1 countries: codes and names, from pycountry."""

from functools import cache

import pycountry


@cache
def country_names() -> dict[str, str]:
    """Two-letter code → the name people use, for every country of ISO 3166-1."""
    return {country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries}


def country_code(text: str) -> str | None:
    """The two-letter code of a country written as its code, or None."""
    return text if text in country_names() else None
