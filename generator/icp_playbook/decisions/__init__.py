"""Who moves under a change: accounts evaluated by both sides, and what became of each."""

from icp_playbook.decisions.assignment import Assignment
from icp_playbook.decisions.cases import compare_list, compared_examples
from icp_playbook.decisions.example_moves import FIELDS, SETTINGS, ExampleEvaluator
from icp_playbook.decisions.moves import (
    MOVE_KINDS,
    MOVE_WORDS,
    ComparedAccount,
    Move,
    MoveEffect,
    MoveKind,
    MoveSummary,
    compare_accounts,
)

__all__ = [
    "FIELDS",
    "MOVE_KINDS",
    "MOVE_WORDS",
    "SETTINGS",
    "Assignment",
    "ComparedAccount",
    "ExampleEvaluator",
    "Move",
    "MoveEffect",
    "MoveKind",
    "MoveSummary",
    "compare_accounts",
    "compare_list",
    "compared_examples",
]
