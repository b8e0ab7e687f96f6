"""Practice: questions made from the playbook, each answered by the evaluator or by the entry itself."""

from icp_playbook.practice.question import JUDGEMENTS, SORTS, Judgement, PracticeCase, PracticeQuestion, Sort
from icp_playbook.practice.questions import questions

__all__ = ["JUDGEMENTS", "SORTS", "Judgement", "PracticeCase", "PracticeQuestion", "Sort", "questions"]
