"""What a statement needs of the table of accounts: which columns, and what they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.engines.account_table import FOLDED, HIGH, LOW, AccountTable, column_types
from icp_playbook.fields import FieldType, traits
from icp_playbook.fit import Program, fields_in

_HOLDS: Mapping[FieldType, str] = {
    "integer": "whole numbers of 64 bits",
    "money": "whole numbers of 64 bits",
    "year": "whole numbers of 64 bits",
    "number": "floating-point numbers of 64 bits",
    "percent": "floating-point numbers of 64 bits, 45 for 45%",
    "text": "texts",
    "domain": "domains in small letters, such as acme.com",
    "choice": "the id of a value",
    "choices": "ids between semicolons, such as ;crm;erp; and a lone ; for none",
    "country": "two-letter codes in capitals",
    "boolean": "booleans",
    "date": "dates",
}
_FOLDED = "the same texts in small letters, in Unicode's form NFKC, without accents"


@dataclass(frozen=True, slots=True)
class AskedFields:
    """The fields that the conditions of some ICPs ask for."""

    account: frozenset[str]
    contact: frozenset[str]
    """These are known of no account in a table."""


def asked_fields(program: Program, icp: str | None) -> AskedFields:
    """Those of one ICP, or of all that take part."""
    taking_part = [
        one for one in program.icps.values() if (one.operational if icp is None else one.id == icp)
    ]
    tested = {field for one in taking_part for field in fields_in(*one.conditions)}
    contact = tested & program.contacts.keys()
    return AskedFields(frozenset(tested - contact), frozenset(contact))


def number_fields(program: Program) -> frozenset[str]:
    """The fields that can have two columns."""
    return frozenset(name for name, type_ in program.fields.items() if traits(type_).number)


def needed_columns(program: Program, table: AccountTable) -> Iterator[str]:
    """What columns hold → which these are, as lines, each kind once, in the order of the catalogue."""
    found: dict[str, list[str]] = {}
    for column in column_types(program, table):
        found.setdefault(_held(program, column), []).append(column)
    for what, columns in found.items():
        yield f"{what}: {', '.join(columns)}"


def _held(program: Program, column: str) -> str:
    if column in program.fields:
        return _HOLDS[program.fields[column]]
    for ending, more in {LOW: "", HIGH: "", FOLDED: _FOLDED}.items():
        field = column.removesuffix(ending)
        if field != column and field in program.fields:
            return more or _HOLDS[program.fields[field]]
    raise KeyError(column)
