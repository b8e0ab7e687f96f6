"""Who moves under a change: accounts evaluated by both sides, and what became of each."""

from icp_playbook.decisions.assignment import OTHER_WORDS, Assignment
from icp_playbook.decisions.cases import compare_list, compared_examples
from icp_playbook.decisions.compared_account import ComparedAccount
from icp_playbook.decisions.comparison_words import MoveTables, move_tables
from icp_playbook.decisions.engine_moves import compare_in_engine
from icp_playbook.decisions.example_moves import ExampleEvaluator
from icp_playbook.decisions.list_options import ListOptions, OnProgress, Worth, nobody_looks, worth_of
from icp_playbook.decisions.move_kinds import MOVE_KINDS, MOVE_WORDS, MoveKind, words_beside
from icp_playbook.decisions.move_summary import Move, MoveSummary
from icp_playbook.decisions.moves import assignments, compare_accounts, move_between
from icp_playbook.decisions.part_reader import FIELDS, SETTINGS, PartReader
from icp_playbook.decisions.renamed_programs import in_new_ids
from icp_playbook.decisions.renames import UNCHANGED, RenamedIds
from icp_playbook.decisions.tier_order import tier_order as order_of_tiers

__all__ = [
    "FIELDS",
    "MOVE_KINDS",
    "MOVE_WORDS",
    "OTHER_WORDS",
    "SETTINGS",
    "UNCHANGED",
    "Assignment",
    "ComparedAccount",
    "ExampleEvaluator",
    "ListOptions",
    "Move",
    "MoveKind",
    "MoveSummary",
    "MoveTables",
    "OnProgress",
    "PartReader",
    "RenamedIds",
    "Worth",
    "assignments",
    "compare_accounts",
    "compare_in_engine",
    "compare_list",
    "compared_examples",
    "in_new_ids",
    "move_between",
    "move_tables",
    "nobody_looks",
    "order_of_tiers",
    "words_beside",
    "worth_of",
]
