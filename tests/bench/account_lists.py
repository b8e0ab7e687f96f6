"""Account lists drawn from the fields of a playbook with a fixed seed: sparse as a provider's, or whole."""

import csv
import datetime
import io
from collections.abc import Mapping
from random import Random

from icp_playbook.fields import Catalogue, Field

SPARSE: Mapping[str, float] = {
    "name": 1,
    "domain": 0.9,
    "industry": 0.95,
    "employees": 0.9,
    "revenue": 0.6,
    "country": 0.97,
    "funding": 0.15,
    "last_funding": 0.15,
    "tools": 0.3,
}
"""Field → the share of accounts of which a data provider knows it; of all others it knows one in fifty."""
_RARE = 0.02
_COUNTRIES = ("US", "CA", "GB", "Germany", "France", "NL", "Spain", "Sweden", "Australia", "Brazil", "India")
_DAYS = 1500
"""Dates lie at most as long ago."""


def drawn_list(catalogue: Catalogue, rows: int, as_of: datetime.date, *, sparse: bool) -> bytes:
    """A CSV with a column a field; in a sparse one most cells are empty, in a dense one none is."""
    random = Random(11)  # noqa: S311  # nothing secret
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    fields = list(catalogue.fields.values())
    writer.writerow([field.label for field in fields])
    for number in range(rows):
        shares = [SPARSE.get(field.id, _RARE) if sparse else 1 for field in fields]
        writer.writerow(
            [
                _cell(field, number, as_of, random) if random.random() < share else ""
                for field, share in zip(fields, shares, strict=True)
            ]
        )
    return target.getvalue().encode()


def _cell(field: Field, number: int, as_of: datetime.date, random: Random) -> str:
    """A text of the cell: sums and counts of any size, none as a rule like that of another row."""
    labels = [choice.label for choice in field.values]
    match field.type:
        case "choice":
            return random.choice(labels)
        case "choices":
            return ";".join(random.sample(labels, random.randint(1, min(3, len(labels)))))
        case "boolean":
            return random.choice(("yes", "no"))
        case "date":
            return (as_of - datetime.timedelta(random.randint(0, _DAYS))).isoformat()
        case "country":
            return random.choice(_COUNTRIES)
        case "integer" | "year" | "percent":
            return str(round(10 ** random.uniform(0, 4)))
        case "money" | "number":
            return str(round(10 ** random.uniform(4, 9)))
        case "text" | "domain":
            return f"company-{number}.example"
