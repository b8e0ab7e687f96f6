"""Fit: an account held against the ICPs. Pure, integers only, the reference for every evaluator."""

from icp_playbook.fit.account import Account, as_account
from icp_playbook.fit.compiler import compile_playbook, compiled
from icp_playbook.fit.condition import CompiledCondition, CompiledTest, fields_in, tests_in
from icp_playbook.fit.evaluate import evaluate, inside, questions
from icp_playbook.fit.evaluator import Evaluator
from icp_playbook.fit.program import (
    BandedPoints,
    IcpProgram,
    NamedCondition,
    PointBand,
    Program,
    program_record,
)
from icp_playbook.fit.ranking import Ranking, rank
from icp_playbook.fit.verdict import Intent, OpenQuestion, Reason, State, Status, Verdict, verdict_record
from icp_playbook.fit.word_entries import IcpWords, WordList
from icp_playbook.fit.word_list import word_list, word_list_record
from icp_playbook.fit.words import note, sentences

__all__ = [
    "Account",
    "BandedPoints",
    "CompiledCondition",
    "CompiledTest",
    "Evaluator",
    "IcpProgram",
    "IcpWords",
    "Intent",
    "NamedCondition",
    "OpenQuestion",
    "PointBand",
    "Program",
    "Ranking",
    "Reason",
    "State",
    "Status",
    "Verdict",
    "WordList",
    "as_account",
    "compile_playbook",
    "compiled",
    "evaluate",
    "fields_in",
    "inside",
    "note",
    "program_record",
    "questions",
    "rank",
    "sentences",
    "tests_in",
    "verdict_record",
    "word_list",
    "word_list_record",
]
