"""Practice: questions made from the playbook, each answered by the evaluator or by the entry itself."""

from icp_playbook.practice.question import JUDGEMENTS, SORTS, Case, Judgement, Question, Sort
from icp_playbook.practice.questions import questions

__all__ = ["JUDGEMENTS", "SORTS", "Case", "Judgement", "Question", "Sort", "questions"]
