"""Practice: questions made from the playbook, each answered by the evaluator or by the entry itself."""

from icp_playbook.practice.pool import questions
from icp_playbook.practice.question import (
    JUDGEMENTS,
    NO_SEGMENT,
    SORTS,
    Judgement,
    PracticeCase,
    PracticeQuestion,
    Sort,
)

__all__ = [
    "JUDGEMENTS",
    "NO_SEGMENT",
    "SORTS",
    "Judgement",
    "PracticeCase",
    "PracticeQuestion",
    "Sort",
    "questions",
]
