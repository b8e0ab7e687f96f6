"""ISO 3166-1 countries: codes and names, from pycountry, and the everyday words of lists."""

from functools import cache

import pycountry

from icp_playbook.fields.folding import folded
from icp_playbook.phrases import closest

_ALSO = {
    "GB": ("UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "US": ("US of A", "United States of America (USA)", "America"),
    "AE": ("UAE", "Emirates"),
    "BN": ("Brunei",),
    "BO": ("Bolivia",),
    "CD": ("DR Congo", "Democratic Republic of the Congo", "Congo-Kinshasa"),
    "CG": ("Republic of the Congo", "Congo-Brazzaville"),
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "FK": ("Falkland Islands",),
    "FM": ("Micronesia",),
    "HK": ("Hong Kong SAR", "Hong Kong SAR China"),
    "IE": ("Republic of Ireland", "Eire"),
    "IR": ("Iran",),
    "KP": ("North Korea",),
    "KR": ("South Korea", "Korea", "Republic of Korea"),
    "LA": ("Laos",),
    "MD": ("Moldova",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "MO": ("Macau", "Macau SAR"),
    "NL": ("Holland", "The Netherlands"),
    "PS": ("Palestine",),
    "RU": ("Russia",),
    "SY": ("Syria",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TW": ("Taiwan",),
    "TZ": ("Tanzania",),
    "VA": ("Vatican", "Vatican City"),
    "VE": ("Venezuela",),
    "VN": ("Vietnam", "Viet Nam"),
}
"""What people write besides the codes and the names of the standard."""
_ASKED_ABOUT = {"el": "GR", "and": "AD"}
"""What a cell is not read by, but may be meant: Greece in lists of the EU, a code that is a word."""


@cache
def country_names() -> dict[str, str]:
    """Two-letter code → the name people use, for every country of ISO 3166-1."""
    return {country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries}


def country_code(text: str) -> str | None:
    """The two-letter code of a country written as its code, or None."""
    return text if text in country_names() else None


def country_of(name: str) -> str | None:
    """The two-letter code of a folded name or code; a leading "the" does not count."""
    table = country_table()
    return table.get(name) or (table.get(name[3:]) if name.startswith("the") else None)


@cache
def country_table() -> dict[str, str]:
    """Folded name or code → two-letter code, for everything a list may call a country."""
    found: dict[str, str] = {}
    for country in pycountry.countries:
        for key in ("alpha_2", "alpha_3", "name", "common_name", "official_name"):
            if name := getattr(country, key, None):
                found.setdefault(folded(name), country.alpha_2)
    for code, names in _ALSO.items():
        for name in names:
            found.setdefault(folded(name), code)
    found.pop("", None)  # the code AND is the word "and", which folding drops
    return found


def country_meant(text: str) -> str | None:
    """The two-letter code of a country written otherwise: by name, in lower case, nearly right."""
    word = text.strip().casefold()
    names = {name.casefold(): code for code, name in country_names().items()}
    if (exact := _ASKED_ABOUT.get(word) or country_of(folded(word))) is not None:
        return exact
    near = closest(word, names, cutoff=0.8)
    return None if near is None else names[near]
