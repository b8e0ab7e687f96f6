"""Fit: an account held against the ICPs. Pure, integers only, the reference for every evaluator."""

from icp_playbook.fit.account import Account, as_account
from icp_playbook.fit.evaluate import evaluate, inside, questions
from icp_playbook.fit.program import Program, compile_playbook
from icp_playbook.fit.ranking import Ranking, rank
from icp_playbook.fit.verdict import Intent, OpenQuestion, Reason, State, Status, Verdict, verdict_record
from icp_playbook.fit.words import note, sentences, word_list

__all__ = [
    "Account",
    "Intent",
    "OpenQuestion",
    "Program",
    "Ranking",
    "Reason",
    "State",
    "Status",
    "Verdict",
    "as_account",
    "compile_playbook",
    "evaluate",
    "inside",
    "note",
    "questions",
    "rank",
    "sentences",
    "verdict_record",
    "word_list",
]
