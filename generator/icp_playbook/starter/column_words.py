"""What headers of lists say about their columns, where no provider's name does."""

import re

from icp_playbook.fields import folded_text

PEOPLE = "names of people decide nothing about an account"
CONTACT = "addresses and numbers of people are personal data"
IDENTIFIER = "an id tells accounts apart and says nothing about them"
ADDRESS = "addresses of pages and places differ for every account"
OUTCOME = "what came of an account is known too late to decide about it"
CURRENCY = "codes of currencies, by which `score` reads the amounts beside them"

FREE_TEXT = "free text, which no criterion can test well"

_LEFT_OUT = (
    (
        PEOPLE,
        r"(first|last|full|middle|contact|person|owner|rep|user) ?name|surname|salutation|(vor|nach)name",
    ),
    (PEOPLE, r"ansprechpartner|prenom|nom de famille|(account|lead|company|record|deal)? ?owner|contact"),
    (
        CONTACT,
        r".*e ?mail.*|(.* )?(tele)?(phone|fon|fax)( .*)?|(.* )?mobile( .*)?|(.* )?telefonnummer|telephone",
    ),
    (IDENTIFIER, r"(.* )?(id|ids|uuid|guid|rowid|index)|id .*|record|duns( number)?|ein|vat( .*)?"),
    (IDENTIFIER, r"(.* )?(zip|postal|post) ?code|zip|plz|postleitzahl|code postal|(naics|sic) ?codes?.*"),
    (ADDRESS, r"(.* )?(url|link|website|webpage|homepage|linkedin|facebook|twitter|slug)"),
    (ADDRESS, r"(.* )?(street|address|strasse|adresse|rue)( .*)?"),
    (FREE_TEXT, r"(.* )?(descriptions?|notes?|comments?|remarks?|beschreibung|bemerkung(en)?|notizen?)"),
    (OUTCOME, r"converted|won|lost|closed ?(won|lost)|churned|(.* )?leakage .*|.*outcome"),
    (CURRENCY, r"(.* )?(currency|wahrung|devise)( ?iso)?( ?code)?|currency ?iso ?code"),
)
"""Reason → names of columns that are left out for it: words in lower case, without accents."""
_MONEY = re.compile(
    r"\b(revenue|arr|mrr|acv|amount|budget|spend|price|funding|raised|turnover|umsatz|preis|chiffre|montant)\b"
)
_COUNTRY = re.compile(r"\b(country|countries|land|pays|nation|hq country|staat)\b")
_YEAR = re.compile(r"\b(year|founded|founding|since|jahr|annee|grundung|gegrundet)\b")
_DAY = re.compile(r"\b(date|day|datum|am|at|on|last|since|created|updated)\b")
_SIGNED = re.compile(r"\b(growth|change|delta|margin|rate|score|wachstum|croissance|net)\b")


def words_of(header: str) -> str:
    """A header as plain words: `companySize_2` is "company size 2"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    return " ".join(re.sub(r"[\W_]+", " ", folded_text(apart)).split())


def reason_to_leave_out(header: str) -> str | None:
    """Why a column of this name is no field; None where its name does not say."""
    words = words_of(header)
    return next((reason for reason, names in _LEFT_OUT if re.fullmatch(names, words)), None)


def names_money(header: str) -> bool:
    """Whether the name is one of sums."""
    return _MONEY.search(words_of(header)) is not None


def names_country(header: str) -> bool:
    """Whether the name is one of countries."""
    return _COUNTRY.search(words_of(header)) is not None


def names_year(header: str) -> bool:
    """Whether the name is one of years."""
    return _YEAR.search(words_of(header)) is not None


def names_day(header: str) -> bool:
    """Whether the name is one of days."""
    return _DAY.search(words_of(header)) is not None


def may_be_negative(header: str) -> bool:
    """Whether the name is one of what can be below zero."""
    return _SIGNED.search(words_of(header)) is not None
