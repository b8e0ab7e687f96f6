"""The table of accounts that a statement reads: which column holds which field, and as what.

One row is one account. A field that is not known is null; a field without a column is known of none.

integer, money, year   `FIELD`, a 64-bit integer          number, percent   `FIELD`, a 64-bit float
text                   `FIELD` as written, and            domain, choice,   `FIELD`, the domain, id or
                       `FIELD__folded` where a test       country           two-letter code
                       looks for parts of it              boolean, date     `FIELD`
date that is moved     `FIELD` as written, and `FIELD__moved`, the day that tests which look back see instead
choices                `FIELD`, its ids between semicolons: `;crm;erp;`, and `;` for an empty list

A number that may be known only as a band has two columns, `FIELD__low` and `FIELD__high`, both included and
both null where nothing is known. Where the low end alone is there, the band has no upper end; one without a
lower end starts at `values.LOWEST`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from icp_playbook.fields import FieldType, traits
from icp_playbook.fit import Program, tests_in
from icp_playbook.fit import condition as node

ROW = "icp_row"
"""The column whose order decides between accounts of equal priority, unless another is named."""
LOW, HIGH, FOLDED, MOVED = "__low", "__high", "__folded", "__moved"
BETWEEN_IDS = ";"


@dataclass(frozen=True, slots=True)
class AccountTable:
    """The name of the table, and how its columns stand for fields."""

    fields: frozenset[str]
    """The fields that have a column."""
    ranged: frozenset[str] = frozenset()
    """The number fields that have two."""
    name: str = "accounts"
    key: str = ROW
    """The column that names an account: it orders accounts of equal priority."""
    key_is_number: bool = True
    kept: tuple[str, ...] = ()
    """Other columns that the result has as well."""
    moved: bool = False
    """Whether dates are moved, so that accounts of many days can be judged as of one."""


def column_types(program: Program, table: AccountTable) -> Mapping[str, str]:
    """Column → its type in Ibis, of all fields that the table has, in the order of the program."""
    folded = folded_fields(program)
    found: dict[str, str] = {}
    for name, type_ in program.fields.items():
        if name in table.fields:
            found.update(_columns(name, type_, ranged=name in table.ranged, folded=name in folded))
            if table.moved and type_ == "date":
                found[f"{name}{MOVED}"] = "date"
    return found


def folded_fields(program: Program) -> frozenset[str]:
    """The fields whose texts are searched for parts."""
    conditions = [one for icp in program.icps.values() for one in icp.conditions]
    parts = (node.TextContains, node.TextStarts, node.TextEnds)
    return frozenset(test.field for test in tests_in(*conditions) if isinstance(test, parts))


def _columns(name: str, type_: FieldType, *, ranged: bool, folded: bool) -> Iterator[tuple[str, str]]:
    match type_:
        case "integer" | "money" | "year" | "number" | "percent":
            number = "int64" if traits(type_).whole else "float64"
            if ranged:
                yield from ((f"{name}{end}", number) for end in (LOW, HIGH))
            else:
                yield name, number
        case "text" | "domain":
            yield name, "string"
            if folded:
                yield f"{name}{FOLDED}", "string"
        case "choice" | "choices" | "country":
            yield name, "string"
        case "boolean":
            yield name, "boolean"
        case "date":
            yield name, "date"
        case _:
            assert_never(type_)
