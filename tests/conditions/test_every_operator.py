"""Every operator goes all the way on every type it suits: in words, compiled, compared, as a filter."""

import datetime
from typing import get_args

import pytest

from icp_playbook.boundary import Order, condition_order, implies, impossible
from icp_playbook.campaign.apollo import apollo
from icp_playbook.campaign.hubspot import hubspot
from icp_playbook.campaign.rules import campaign_rules
from icp_playbook.campaign.salesforce import salesforce
from icp_playbook.campaign.sql import sql
from icp_playbook.conditions import OPERATORS, say, say_operand
from icp_playbook.conditions.operators import OperatorKey
from icp_playbook.conditions.tree import FieldTest
from icp_playbook.fields import Catalogue, Columns, Conventions
from icp_playbook.fit import compiled, condition_record
from icp_playbook.fit.condition import Negation
from icp_playbook.search.choices import named_values
from tests.campaign.drawn import program
from tests.conditions.test_suitability import operand
from tests.conditions.test_words import condition
from tests.fields.catalogues import CATALOGUE, TYPES, field_of

DAY = datetime.date(2026, 5, 17)
WRITERS = (apollo, hubspot, salesforce, sql)
PAIRS = [(key, kind) for key, row in OPERATORS.items() for kind in TYPES if kind in row.suits]
KNOWN_TO_ALL = ("industry", "companycountry", "employees", "technologies", "lastraisedat", "annualrevenue")


def test_every_key_has_its_row() -> None:
    assert tuple(OPERATORS) == get_args(OperatorKey)
    assert {key for key, _ in PAIRS} == set(OPERATORS)


@pytest.mark.parametrize(("key", "kind"), PAIRS)
def test_an_operator_goes_all_the_way(key: str, kind: str) -> None:
    (type_,) = (one for one in TYPES if one == kind)
    field = field_of(type_)
    test = condition(f"{{field: {field.id}, {key}: {operand(key, type_)}}}")
    assert isinstance(test, FieldTest)
    assert say(test, CATALOGUE).endswith(say_operand(test, CATALOGUE))
    list(named_values(CATALOGUE, test))
    made = compiled(test, CATALOGUE)
    assert list(condition_record(made)) == ["field", key]
    assert not impossible([made], CATALOGUE)
    assert implies([made], made, CATALOGUE) or not impossible([made, Negation(made)], CATALOGUE)
    assert condition_order(made, Negation(made), CATALOGUE) in get_args(Order)
    for apollo_column in KNOWN_TO_ALL:
        columns = Columns(hubspot=("name",), salesforce=("Name",), apollo=(apollo_column,))
        catalogue = Catalogue((field.model_copy(update={"columns": columns}),), Conventions("USD"))
        rules = campaign_rules(program([condition_record(made)], [condition_record(made)], catalogue), "icp")
        for writer in WRITERS:
            text, gaps = writer(rules, catalogue, DAY)
            assert text or {gap.rule for gap in gaps} >= {("must", "must-0"), ("disqualifier", "out-0")}
