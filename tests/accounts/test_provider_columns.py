"""Header rows of exports: the columns of every provider are known by their names, in three languages."""

from collections import Counter

import pytest

from icp_playbook.fields import column_names, recognise
from tests.accounts.scoring import example

COMMON = "name industry employees revenue country"
EXPORTS = {
    "HubSpot": (
        "Record ID|Company name|Company Domain Name|Website URL|Industry|Number of Employees|Annual Revenue"
        "|Country/Region|State/Region|Web Technologies|Total Money Raised",
        f"{COMMON} domain tools funding",
    ),
    "HubSpot, ranges and groups": (
        "Company name|Industry group|Employee range|Revenue range|Country/Region Code",
        COMMON,
    ),
    "HubSpot, internal names": (
        "name|domain|industry|numberofemployees|annualrevenue|country|web_technologies|total_money_raised",
        f"{COMMON} domain tools funding",
    ),
    "HubSpot in German": (
        "Datensatz-ID|Unternehmensname|Domain-Name des Unternehmens|Branche|Anzahl der Mitarbeiter"
        "|Jahresumsatz|Land/Region|Web-Technologien",
        f"{COMMON} domain tools",
    ),
    "HubSpot in French": (
        "ID de fiche d'informations|Nom de l'entreprise|Nom de domaine de l'entreprise|Secteur d'activité"
        "|Nombre d'employés|Chiffre d'affaires annuel|Pays/Région|Technologies Web",
        f"{COMMON} domain tools",
    ),
    "Salesforce": (
        "Account ID|Account Name|Website|Industry|Employees|Annual Revenue|Billing Country",
        f"{COMMON} domain",
    ),
    "Salesforce, API names": (
        "Id|Name|Website|Industry|NumberOfEmployees|AnnualRevenue|BillingCountry",
        COMMON,
    ),
    "Salesforce, leads": (
        "Lead Owner|Company / Account|Industry|No. of Employees|Annual Revenue|Country",
        COMMON,
    ),
    "Salesforce in German": ("Account-ID|Accountname|Branche|Mitarbeiter|Jahresumsatz|Rechnungsland", COMMON),
    "Salesforce in French": (
        "ID du compte|Nom du compte|Secteur d’activité|Employés|Revenu annuel|Pays de facturation",
        COMMON,
    ),
    "Apollo": (
        "Company Name|Company Name for Emails|# Employees|Industry|Website|Company Country|Technologies"
        "|Annual Revenue|Total Funding|Latest Funding|Last Raised At",
        f"{COMMON} domain tools funding last_funding",
    ),
    "ZoomInfo": (
        "Company Name|Website|Revenue (in 000s USD)|Revenue Range (in USD)|Employees|Employee Range"
        "|Primary Industry|Total Funding Amount (in 000s USD)|Recent Funding Date|Company Country",
        f"{COMMON} domain funding last_funding",
    ),
    "Clearbit": (
        "name|domain|category.industry|metrics.employees|metrics.employeesRange|metrics.annualRevenue"
        "|metrics.estimatedAnnualRevenue|metrics.raised|geo.country|tech",
        f"{COMMON} domain tools funding",
    ),
    "LinkedIn Sales Navigator": (
        "Account Name|Industry|Company Headcount|Company Annual Revenue|Headquarters|Company Website",
        f"{COMMON} domain",
    ),
    "LinkedIn in German": (
        "Unternehmen|Branche|Unternehmensgröße|Umsatz|Hauptsitz|Webseite",
        f"{COMMON} domain",
    ),
    "LinkedIn in French": (
        "Entreprise|Secteur|Taille de l’entreprise|Chiffre d’affaires|Siège social|Site web",
        f"{COMMON} domain",
    ),
    "Crunchbase": (
        "Organization Name|Organization Name URL|Headquarters Location|Industries|Estimated Revenue Range"
        "|Number of Employees|Total Funding Amount|Total Funding Amount Currency (in USD)|Last Funding Date",
        f"{COMMON} funding last_funding",
    ),
    "Pipedrive": (
        "Organization - ID|Organization - Name|Organization - Country of Address|Organization - Industry"
        "|Organization - Number of employees|Organization - Annual revenue|Organization - Website",
        f"{COMMON} domain",
    ),
    "Pipedrive in German": (
        "Organisation - ID|Organisation - Name|Organisation - Land der Adresse|Organisation - Branche"
        "|Organisation - Anzahl der Mitarbeiter|Organisation - Jahresumsatz",
        COMMON,
    ),
    "Pipedrive in French": (
        "Organisation - ID|Organisation - Nom|Organisation - Pays de l'adresse"
        "|Organisation - Secteur d'activité|Organisation - Nombre d'employés"
        "|Organisation - Chiffre d'affaires annuel",
        COMMON,
    ),
}
"""The columns of an export, and the fields they tell."""


@pytest.mark.parametrize(("header", "fields"), EXPORTS.values(), ids=EXPORTS)
def test_the_columns_of_an_export(header: str, fields: str) -> None:
    assert {*fields.split()} <= {*recognise(header.split("|"), example().catalogue).taken}


def test_other_columns_of_the_exports_are_no_fields() -> None:
    unknown = {name for header, _ in EXPORTS.values() for name in _ignored(header)}
    assert unknown == {
        "Account ID",
        "Account-ID",
        "Datensatz-ID",
        "ID de fiche d'informations",
        "ID du compte",
        "Id",
        "Latest Funding",
        "Lead Owner",
        "Organisation - ID",
        "Organization - ID",
        "Organization Name URL",
        "Record ID",
        "State/Region",
    }


def _ignored(header: str) -> list[str]:
    names = header.split("|")
    return [names[place] for place in recognise(names, example().catalogue).ignored]


def test_no_two_fields_claim_one_column() -> None:
    claims = Counter(name for field in example().catalogue.fields.values() for name in column_names(field))
    assert [name for name, count in claims.items() if count > 1] == []
