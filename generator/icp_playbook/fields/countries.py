"""Countries: codes and names of ISO 3166-1, in several languages, and the everyday words of lists.

Codes, names and former names are pycountry's. Names in English, German, French, Spanish and in the official
languages of each country are the Unicode CLDR's, by way of Babel. Tried on the same lists: country-converter
needs pandas and knows English only; pycountry's translations keep the standard's order ("Korea, Republik").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pycountry
from babel.languages import get_official_languages

from icp_playbook.fields.folding import folded
from icp_playbook.fields.spoken_names import names_in
from icp_playbook.phrases import closest

_ALSO = {
    "GB": (
        *("UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"),
        *("Großbritannien", "Schottland", "Nordirland"),
        *("Grande-Bretagne", "Angleterre", "Écosse", "Pays de Galles", "Irlande du Nord"),
    ),
    "US": (
        *("US of A", "United States of America (USA)", "America"),
        *("Vereinigte Staaten von Amerika", "États-Unis d'Amérique"),
    ),
    "AE": ("UAE", "Emirates", "VAE", "EAU"),
    "BY": ("Weißrussland", "Biélorussie"),
    "DE": ("BRD", "Bundesrepublik Deutschland"),
    "BN": ("Brunei",),
    "BO": ("Bolivia",),
    "BA": ("Bosnia",),
    "CD": ("DR Congo", "DRC", "Congo-Kinshasa", "Congo, Democratic Republic of the", "Congo, Dem. Rep."),
    "CN": ("PRC",),
    "CG": ("Congo, Republic of the", "Congo, Rep.", "Congo-Brazzaville"),
    "CI": ("Ivory Coast", "Elfenbeinküste"),
    "CV": ("Cape Verde", "Kap Verde", "Kapverden"),
    "CZ": ("Czech Republic", "Tschechische Republik", "République tchèque"),
    "FK": ("Falkland Islands",),
    "FM": ("Micronesia",),
    "HK": ("Hong Kong SAR", "Hong Kong SAR China"),
    "IE": ("Republic of Ireland", "Eire", "Republik Irland", "République d'Irlande"),
    "IR": ("Iran",),
    "EG": ("Egypt, Arab Rep.",),
    "KP": ("North Korea", "DPRK", "Korea, Dem. People's Rep."),
    "KR": ("South Korea", "Korea", "Republic of Korea", "Korea, Rep.", "ROK"),
    "LA": ("Laos", "Lao PDR"),
    "MD": ("Moldova", "Moldawien", "Moldavie"),
    "MK": ("Macedonia", "Mazedonien", "Macédoine"),
    "MM": ("Burma", "Birma", "Birmanie"),
    "MO": ("Macau", "Macau SAR"),
    "NL": ("Holland", "The Netherlands"),
    "PS": ("Palestine", "Palestinian Territory"),
    "RU": ("Russia", "Russische Föderation", "Fédération de Russie"),
    "SA": ("KSA",),
    "SY": ("Syria",),
    "SZ": ("Swaziland", "Swasiland"),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TW": ("Taiwan",),
    "TZ": ("Tanzania",),
    "VA": ("Vatican", "Vatican City"),
    "VE": ("Venezuela",),
    "VG": ("BVI",),
    "VI": ("USVI",),
    "VN": ("Vietnam", "Viet Nam"),
}
"""What people write besides the codes and the names of the standard."""
_ASKED_ABOUT = {"el": "GR", "and": "AD"}
"""What a cell is not read by, but may be meant: Greece in lists of the EU, a code that is a word."""
_KOSOVO = "XK"
"""Not in ISO 3166, which leaves this code to its users: the EU, the CLDR and CRMs mean Kosovo by it."""
_LANGUAGES = ("en", "de", "fr", "es")
"""Languages in which every country is known; the others by their own languages too."""


@cache
def country_names() -> dict[str, str]:
    """Two-letter code → the name people use, for every country of ISO 3166-1, and Kosovo."""
    listed = {
        country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries
    }
    return listed | {_KOSOVO: "Kosovo"}


def country_code(text: str) -> str | None:
    """The two-letter code of a country written as its code, or None."""
    return text if text in country_names() else None


def country_of(name: str) -> str | None:
    """The two-letter code for a folded name or code; "the" before or after it is ignored: Gambia, The."""
    words = (name, name.removeprefix("the"), name.removesuffix("the"))
    for table in (common_country_table, country_table):  # the whole one takes most of a second to make
        if found := [table()[word] for word in words if word in table()]:
            return found[0]
    return None


@cache
def country_table() -> dict[str, str]:
    """Folded name or code → two-letter code, for everything a list may call a country."""
    return common_country_table() | _by_word((*_spoken(), *_former()), common_country_table())


@cache
def common_country_table() -> dict[str, str]:
    """The part of it that nearly every list keeps to: codes, and names in English."""
    return _by_word((*_standard(), *_everyday()), {})


def _by_word(named: Iterable[tuple[str, str]], known: Mapping[str, str]) -> dict[str, str]:
    """Folded name → code, with St. for Saint; the first wins, and what is known already is left out."""
    found: dict[str, str] = {}
    for code, name in named:
        word = folded(name)
        for each in (word, word.replace("saint", "st", 1) if word.startswith("saint") else word):
            if each not in known:
                found.setdefault(each, code)
    found.pop("", None)  # the code AND is the word "and", which folding drops
    return found


def _standard() -> Iterator[tuple[str, str]]:
    for country in pycountry.countries:
        for key in ("alpha_2", "alpha_3", "name", "common_name", "official_name"):
            if name := getattr(country, key, None):
                yield country.alpha_2, name
    yield from ((_KOSOVO, name) for name in (_KOSOVO, "XKX", "Kosovo"))


def _everyday() -> Iterator[tuple[str, str]]:
    """What people make of the names of the standard: Republic of Korea, Bolivia, Holy See."""
    for code, names in _ALSO.items():
        yield from ((code, name) for name in names)
    turned = {country.alpha_2: country.name.partition(", ") for country in pycountry.countries}
    shared = Counter(first for first, _, _ in turned.values())
    for code, (first, comma, rest) in turned.items():
        if comma:
            yield code, f"{rest} {first}"
        if shared[first] == 1:
            yield code, re.sub(r" \([^)]*\)$", "", first)


def _spoken() -> Iterator[tuple[str, str]]:
    """Names in the languages people write lists in; a short word may be a code of another country."""
    spoken = {code: list(get_official_languages(code, de_facto=True)) for code in country_names()}
    for language in (*_LANGUAGES, *dict.fromkeys(one for listed in spoken.values() for one in listed)):
        for code, name in names_in(language).items():
            if code in spoken and (language in _LANGUAGES or language in spoken[code]):
                word = folded(name)
                if len(word) > 3 or not word.isascii():
                    yield code, name


def _former() -> Iterator[tuple[str, str]]:
    """Names of countries that go by another now: the code of a former one ends in the new code."""
    for country in pycountry.historic_countries:
        code = country.alpha_4[2:]
        if code in country_names() and len(country.alpha_4) == 4:
            yield code, country.name
            yield code, country.name.partition(",")[0]


def country_meant(text: str) -> str | None:
    """The two-letter code of a country written otherwise: by name, in lower case, nearly right."""
    word = text.strip().casefold()
    names = {name.casefold(): code for code, name in country_names().items()}
    if (exact := _ASKED_ABOUT.get(word) or country_of(folded(word))) is not None:
        return exact
    near = closest(word, names, cutoff=0.8)
    return None if near is None else names[near]
