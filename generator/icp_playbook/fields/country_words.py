"""Countries as lists write them: ISO 3166 codes, official and common names, everyday words."""

from functools import cache

import pycountry

from icp_playbook.fields.folding import folded

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


def country_of(name: str) -> str | None:
    """The two-letter code for a folded name or code; a leading "the" is ignored."""
    table = country_table()
    return table.get(name) or (table.get(name[3:]) if name.startswith("the") else None)


@cache
def country_table() -> dict[str, str]:
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
