"""Conditions as data: the closed tree of tests, its operators, its words."""

from icp_playbook.conditions.operators import OPERATORS, Operator
from icp_playbook.conditions.suitability import Problem, problems
from icp_playbook.conditions.tree import (
    NODES,
    All,
    Any,
    AtLeast,
    AtMost,
    Between,
    Condition,
    FieldTest,
    HasAll,
    HasAny,
    HasNone,
    In,
    Is,
    Known,
    Not,
    Test,
    Within,
    listed_values,
    tests_of,
)
from icp_playbook.conditions.words import say, say_operand

__all__ = [
    "NODES",
    "OPERATORS",
    "All",
    "Any",
    "AtLeast",
    "AtMost",
    "Between",
    "Condition",
    "FieldTest",
    "HasAll",
    "HasAny",
    "HasNone",
    "In",
    "Is",
    "Known",
    "Not",
    "Operator",
    "Problem",
    "Test",
    "Within",
    "listed_values",
    "problems",
    "say",
    "say_operand",
    "tests_of",
]
