"""The lists as text: the columns of an export, labels as people see them."""

import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence

from icp_playbook.fields import Catalogue, Field
from tests.example_lists.deals import Deal
from tests.example_lists.other_lists import Company
from tests.example_lists.traits import Facts

_EXPORTED = {
    "industry": "Industry",
    "employees": "Number of Employees",
    "revenue": "Annual Revenue",
    "country": "Country/Region Code",
    "tools": "Web Technologies",
}
"""Field → the name of its column in an export of HubSpot; other columns have the label of their field."""


def deals_text(deals: Sequence[Deal], catalogue: Catalogue) -> str:
    fields = _filled((deal.facts for deal in deals), catalogue)
    rows = [
        {
            "Deal ID": f"D-{number:04}",
            **_company(deal.name, deal.facts, fields),
            "Deal stage": {"won": "Closed Won", "lost": "Closed Lost", "open": deal.furthest}[
                deal.slot.result
            ],
            "Furthest stage": deal.furthest,
            "Create date": _cell(deal.created),
            "Close date": _cell(deal.closed),
            "Amount": str(deal.amount),
            "Renewed": _cell(deal.slot.renewed),
            "Expanded": _cell(deal.slot.expanded),
            "Churn date": _cell(deal.churned),
            "Discovery call on": _cell(deal.discovery),
            "Tool change known on": _cell(deal.tool_change_known),
            "Illustrative": "yes",
        }
        for number, deal in enumerate(deals, 1)
    ]
    return _text(rows)


def companies_text(companies: Iterable[Company], catalogue: Catalogue) -> str:
    known = list(companies)
    fields = _filled((facts for _, facts in known), catalogue)
    return _text([{**_company(name, facts, fields), "Illustrative": "yes"} for name, facts in known])


def _filled(several: Iterable[Facts], catalogue: Catalogue) -> list[Field]:
    """The fields that any company fills, in the order of the catalogue."""
    known = {name for facts in several for name in facts}
    return [field for field in catalogue.fields.values() if field.id in known]


def _company(name: str, facts: Facts, fields: Sequence[Field]) -> Mapping[str, str]:
    return {
        "Company name": name,
        **{_EXPORTED.get(field.id, field.label): _value(field, facts.get(field.id)) for field in fields},
    }


def _value(field: Field, value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_value(field, one) for one in value)
    return field.choices[value].label if isinstance(value, str) and value in field.choices else _cell(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _text(rows: Sequence[Mapping[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
