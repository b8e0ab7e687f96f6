"""The columns by which contacts and accounts are read and joined, under the names that exports use.

HubSpot, Salesforce, Apollo, ZoomInfo, Clearbit, LinkedIn, Crunchbase and Pipedrive, in English, German and
French. The page /fit/ gets them as data.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

from icp_playbook.fields import Catalogue, Recognised, column_names, folded_header

ContactPart: TypeAlias = Literal["title", "email", "id", "domain", "name"]
Places: TypeAlias = Mapping[ContactPart, Sequence[int]]
"""The columns of each part, counted from 0, the best first."""

PART_LABELS: Mapping[ContactPart, str] = {
    "title": "Title",
    "email": "E-mail",
    "id": "Account id",
    "domain": "Web domain",
    "name": "Account name",
}
_IDS = (
    "Associated Company ID",
    "Associated Company IDs",
    "Associated Company IDs (Primary)",
    "Primary Associated Company ID",
    "Company ID",
    "Company Record ID",
    "Account ID",
    "Organization ID",
    "Organisation ID",
    "Person - Organization ID",
    "ZoomInfo Company ID",
    "Apollo Account Id",
    "Account-ID",
    "Konto-ID",
    "Unternehmens-ID",
    "Firmen-ID",
    "Organisations-ID",
    "Zugehörige Unternehmens-ID",
    "ID du compte",
    "ID de l'entreprise",
    "ID de l'organisation",
)
_NAMES = (
    "Account Name",
    "Company Name",
    "Company",
    "Account",
    "Associated Company",
    "Organization",
    "Organization Name",
    "Organisation",
    "Person - Organization",
    "Current Company",
    "Company Name for Emails",
    "Employer",
    "Primary Organization",
    "employment.name",
    "person.employment.name",
    "Firma",
    "Firmenname",
    "Unternehmen",
    "Unternehmensname",
    "Accountname",
    "Kontoname",
    "Firma/Account",
    "Zugeordnetes Unternehmen",
    "Zugehöriges Unternehmen",
    "Person - Organisation",
    "Entreprise",
    "Nom de l'entreprise",
    "Nom du compte",
    "Entreprise associée",
    "Société",
    "Personne - Organisation",
)
_DOMAINS = (
    "Company Domain Name",
    "Company Domain",
    "Domain",
    "Account Domain",
    "Company Website",
    "Account Website",
    "Website",
    "Website URL",
    "Company URL",
    "Web Address",
    "Organization - Website",
    "employment.domain",
    "person.employment.domain",
    "Domain-Name des Unternehmens",
    "Unternehmensdomain",
    "Unternehmens-Domain-Name",
    "Webseite",
    "Internetseite",
    "Nom de domaine de l'entreprise",
    "Domaine",
    "Site web",
    "Site internet",
)
CONTACT_COLUMNS: Mapping[ContactPart, tuple[str, ...]] = {
    "title": (
        "Job Title",
        "Title",
        "Contact Title",
        "Current Title",
        "Position",
        "Person - Job title",
        "Person - Position",
        "Primary Job Title",
        "employment.title",
        "person.employment.title",
        "Jobtitel",
        "Job-Titel",
        "Person - Jobtitel",
        "Berufsbezeichnung",
        "Stellenbezeichnung",
        "Positionsbezeichnung",
        "Funktion",
        "Intitulé du poste",
        "Intitulé de poste",
        "Titre du poste",
        "Personne - Intitulé du poste",
        "Personne - Titre du poste",
        "Poste",
        "Fonction",
        "Titre",
        "Titel",
        "Headline",
    ),
    "email": (
        "Work Email",
        "Business Email",
        "Email",
        "E-mail",
        "Email Address",
        "E-mail Address",
        "Primary Email",
        "Contact Email",
        "Person - Email",
        "Person - Email - Work",
        "Geschäftliche E-Mail",
        "Geschäftliche E-Mail-Adresse",
        "E-Mail-Adresse",
        "Person - E-Mail",
        "Person - E-Mail - Arbeit",
        "E-mail professionnel",
        "Adresse e-mail professionnelle",
        "Adresse e-mail",
        "Courriel",
        "Personne - E-mail",
        "Personne - E-mail - Travail",
        "Secondary Email",
    ),
    "id": _IDS,
    "domain": _DOMAINS,
    "name": _NAMES,
}
ACCOUNT_COLUMNS: Mapping[ContactPart, tuple[str, ...]] = {
    "id": (
        "Record ID",
        *_IDS,
        "Id",
        "Organization - ID",
        "Organisation - ID",
        "Datensatz-ID",
        "ID de la fiche",
    ),
    "domain": _DOMAINS,
    "name": (*_NAMES, "Name", "Organization - Name", "Organisation - Name", "Organisation - Nom"),
}
_PERSON = frozenset(("name", "nom"))
"""Columns that in a list of contacts hold the name of the person."""
_DOMAIN_FIELDS = frozenset(("domain", "website"))


def contact_names(catalogue: Catalogue) -> dict[ContactPart, list[str]]:
    """What the columns of a list of contacts may be called, folded, the best first."""
    names = {part: [folded_header(name) for name in known] for part, known in CONTACT_COLUMNS.items()}
    own = column_names(catalogue["name"]) if "name" in catalogue.fields else {}
    names["name"] += [name for name in own if name not in _PERSON]
    return {part: list(dict.fromkeys(known)) for part, known in names.items()}


def account_names() -> dict[ContactPart, list[str]]:
    """What the columns of a list of accounts may be called that say which company it is."""
    return {part: [folded_header(name) for name in known] for part, known in ACCOUNT_COLUMNS.items()}


def contact_header_counter(catalogue: Catalogue) -> Callable[[Sequence[str]], int]:
    """How many of some cells are names of a contact's columns, by which a header is found."""
    known = {name for names in contact_names(catalogue).values() for name in names}
    known.update(*map(column_names, catalogue.describing("contact").fields.values()))
    return lambda cells: sum(folded_header(cell) in known for cell in cells)


def contact_places(headers: Sequence[str], catalogue: Catalogue) -> Places:
    """The columns of a list of contacts that are read; no other is."""
    return _places(headers, contact_names(catalogue))


def account_places(recognised: Recognised, catalogue: Catalogue) -> Places:
    """The columns by which contacts are joined to accounts: those of the playbook's fields go first."""
    found = {part: list(places) for part, places in _places(recognised.headers, account_names()).items()}
    for field, columns in recognised.taken.items():
        part: ContactPart | None = "name" if field == "name" else None
        if field in _DOMAIN_FIELDS or catalogue[field].type == "domain":
            part = "domain"
        if part is not None:
            own = [column.place for column in columns]
            found[part] = list(dict.fromkeys([*own, *found.get(part, [])]))
    return found


def _places(
    headers: Sequence[str], names: Mapping[ContactPart, Sequence[str]]
) -> dict[ContactPart, list[int]]:
    folded = [folded_header(header) for header in headers]
    return {
        part: [place for name in known for place, header in enumerate(folded) if header == name]
        for part, known in names.items()
    }
