"""What headers of lists say about their columns, where no provider's name does."""

import re
from collections import Counter
from collections.abc import Collection

from icp_playbook.fields import folded, folded_text

PEOPLE = "names of people decide nothing about an account"
OF_PERSON = "it is about a person, and an ICP is about accounts: a list of contacts is matched with personas"
CONTACT = "addresses and numbers of people are personal data"
IDENTIFIER = "an id tells accounts apart and says nothing about them"
RANK = "a place in a list says nothing about the account by itself"
ADDRESS = "addresses of pages and places differ for every account"
OUTCOME = "what came of an account is known too late to decide about it"
SALE = "how far a sale is, or what it may bring, says nothing of what the account is"
SOURCE = "how an account was found says nothing of what it is"
JUDGED = "it is a verdict already: an ICP is to reach its own, by what is known of the account"
CURRENCY = "codes of currencies, by which `score` reads the amounts beside them"

FREE_TEXT = "free text, which no criterion can test well"

_JUDGES = (
    r"icp|fit|lead|account|company|customer|hubspot|predictive|engagement|intent|propensity|health|sales"
)
_LEFT_OUT = (
    (
        PEOPLE,
        r"(first|last|full|middle|contact|person|owner|rep|user|kontakt) ?name|surname|(vor|nach)name",
    ),
    (
        PEOPLE,
        r"ansprechpartner(in)?|prenom|nom de famille|(account|lead|company|record|deal)? ?owner|contact",
    ),
    (PEOPLE, r"(account|customer success|sales|key account) ?(manager|executive|rep)|csm|.*zustandig.*"),
    (
        PEOPLE,
        r"(.* )?(betreuer|besitzer|vertriebsmitarbeiter|proprietaire)( .*)?|(.* )?responsable|commercial",
    ),
    (OF_PERSON, r"(contact|buyer|persona|person|lead) ?(role|title|position|department|seniority|level)"),
    (
        OF_PERSON,
        r"(job ?)?(title|function|role)|seniority( level)?|department|titel|funktion|abteilung|anrede",
    ),
    (OF_PERSON, r"fonction|poste|salutation|civilite|gender|geschlecht"),
    (
        CONTACT,
        r".*e ?mail.*|(.* )?(tele)?(phone|fon|fax)( .*)?|(.* )?mobile( .*)?|(.* )?telefonnummer|telephone",
    ),
    (CONTACT, r"handy(nummer)?|portable|mobil(nummer)?|courriel"),
    (IDENTIFIER, r"(.* )?(id|ids|uuid|guid|rowid|index)|id .*|record|duns( number)?|ein|vat( .*)?"),
    (IDENTIFIER, r"(.* )?(zip|postal|post) ?code|zip|plz|postleitzahl|code postal|(naics|sic) ?codes?.*"),
    (IDENTIFIER, r"(.* )?(kunden|konto|debitoren|kreditoren|handelsregister|steuer) ?(nummer|nr)|hrb"),
    (
        IDENTIFIER,
        r"(customer|account|registration|company|tax|client) ?(number|no|nr|key|code|ref)|reference",
    ),
    (IDENTIFIER, r"sire[nt]|(numero|n) (de |d )?(client|compte|siret|siren|tva)"),
    (RANK, r"rank|ranking|rang|position|platz|platzierung|.* (rank|ranking|rang)"),
    (RANK, r"((row|line|list|lfd|laufende) )?(no|nr|number|num|nummer|numero)|row|line|ligne|zeile|n"),
    (ADDRESS, r"(.* )?(url|link|website|webpage|homepage|linkedin|facebook|twitter|slug)"),
    (ADDRESS, r"(.* )?(street|address|strasse|adresse|rue)( .*)?"),
    (FREE_TEXT, r"(.* )?(descriptions?|notes?|comments?|remarks?|beschreibung|bemerkung(en)?|notizen?)"),
    (FREE_TEXT, r"(.* )?(commentaires?|remarques?|kommentare?)"),
    (OUTCOME, r"(is |has )?(converted|conversion|won|lost|closed|churn|churned|renewed|win|loss)"),
    (
        OUTCOME,
        r"(closed?|win|won|loss|lost|churn)( (won|lost|or|and|loss))*( (reason|date|at|on))?|.*outcome",
    ),
    (OUTCOME, r"(.* )?leakage .*|gewonnen|verloren|abschluss( ?datum)?|gagnee?|perdue?"),
    (SALE, r"(.* )?(opportunit(y|ies)|deals?|demos?|pipeline|forecast|proposal|verkaufschancen?)( .*)?"),
    (SALE, r"(lead|life ?cycle|sales|customer|prospect) ?(status|stage|phase)|lead|mql|sql|kundenstatus"),
    (SALE, r"(expected |estimated |total )?(acv|tcv|amount|contract value)|phase du cycle de vie"),
    (SOURCE, r"((lead|original|traffic|latest|contact|record) )?source( (type|detail|medium))?( [0-9])?"),
    (SOURCE, r"utm .*|campaign( name)?|(lead ?)?quelle|kampagne|campagne"),
    (JUDGED, rf"(({_JUDGES}) )*(score|scoring|tier|grade|rating)s?|(.* )?priority|likelihood to close"),
    (JUDGED, r"ideal customer profile.*|icp( .*)?|target accounts?|(lead ?|kunden ?)?(bewertung|punktzahl)"),
    (JUDGED, r"prioritat|priorite|abc( ?(klasse|class|analyse))?"),
    (CURRENCY, r"(.* )?(currency|wahrung|devise)( ?iso)?( ?code)?|currency ?iso ?code"),
)
"""Reason → names of columns that are left out for it: words in lower case, without accents."""
_WON = frozenset({"won", "closedwon", "gewonnen", "gagne", "gagnee", "ganado", "vinto", "converted"})
_LOST = frozenset({"lost", "closedlost", "verloren", "perdu", "perdue", "perdido", "perso", "churned"})
_VERDICTS = re.compile(r"(tier|grade|prio|priority|p|t) ?[0-9a-d]|hot|warm|cold|heiss|kalt|chaud|froid|tiede")
_COUNTED, _LONGEST_COUNT = 10, 9
"""Rows from which on numbers without a gap number them, and digits that such a number can have."""
_ACTIVITY = re.compile(
    r"\b(touch(es)?|visits?|sessions?|clicks?|opens|activit(y|ies)|logins?|views|downloads?|meetings?|calls)\b"
    r"|\bdays since\b"
    r"|\b(last|letzter?|derniere?) (contact|activit|engage|seen|visit|login|touch|aktivit|kontakt)"
)
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


def reason_by_values(texts: Counter[str]) -> str | None:
    """Why a column with these texts is no field, whatever its name: outcomes, verdicts or ranks."""
    words = {folded(text) for text in texts}
    if words & _WON and words & _LOST:
        return OUTCOME
    if len(words) > 1 and all(_VERDICTS.fullmatch(folded_text(text)) for text in texts):
        return JUDGED
    if len(texts) >= _COUNTED and texts.total() == len(texts) and _is_a_count(texts):
        return RANK
    return None


def _is_a_count(texts: Collection[str]) -> bool:
    """Whether texts are the whole numbers from 0 or 1 on, as a list numbers its rows."""
    numbers = sorted(int(text) for text in texts if text.isdecimal() and len(text) <= _LONGEST_COUNT)
    return numbers[:1] in ([0], [1]) and numbers == [*range(numbers[0], numbers[0] + len(texts))]


def names_activity(header: str) -> bool:
    """Whether the name is one of what an account, or its seller, did lately."""
    return _ACTIVITY.search(words_of(header)) is not None


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
