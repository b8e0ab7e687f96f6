"""What the schema of a test accepts is what the rules for conditions accept, for every field and operator."""

from typing import Any

import pytest
from jsonschema import FormatChecker
from pydantic import TypeAdapter, ValidationError

from icp_playbook.conditions import Condition, operand_schemas, operators_for, problems
from icp_playbook.fields import Catalogue, Field
from icp_playbook.fields.account_schema import SchemaValidator
from icp_playbook.findings import rules
from icp_playbook.playbook import load
from tests.playbooks.copies import MINIMAL
from tests.schema.mutants import ODD_VALUES

LOADED = load(MINIMAL).playbook
assert LOADED is not None
CATALOGUE: Catalogue = LOADED.catalogue
READ: TypeAdapter[Any] = TypeAdapter(Condition)
OPERANDS = (
    *ODD_VALUES,
    "young",
    "any-age",
    "paper",
    "DE",
    "nordics",
    2015,
    "12%",
    ["paper"],
    ["any-age", "young"],
)


def accepted(field: Field, operator: str, operand: object) -> bool:
    """Whether a test is well-formed and suits its field; a range may run down, which no schema can tell."""
    try:
        condition = READ.validate_python({"field": field.id, operator: operand})
    except ValidationError:
        return False
    return all(one.rule == rules.INVERTED_RANGE for one in problems(condition, CATALOGUE))


@pytest.mark.parametrize("field", CATALOGUE.fields.values(), ids=lambda field: field.type)
def test_schema_and_rules_agree(field: Field) -> None:
    found = operand_schemas(field)
    assert tuple(found) == operators_for(field.type)
    formats = FormatChecker(["date"])
    apart = []
    for operator, schema in found.items():
        validator = SchemaValidator(schema, format_checker=formats)
        singles = [*OPERANDS, *([one] for one in OPERANDS), *([one, one] for one in OPERANDS)]
        for operand in singles:
            valid = validator.is_valid(operand)
            if valid is not accepted(field, operator, operand):
                apart.append((operator, operand, valid))
    # A domain is read, and not only looked at; no editor can.
    assert [one for one in apart if not (field.type == "domain" and one[2])] == []
