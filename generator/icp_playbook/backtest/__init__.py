"""What became of accounts: lists of outcomes read, and the playbook held against them."""

from icp_playbook.backtest.outcome import RESULTS, Outcome, OutcomeList, OutcomeProblem, Result
from icp_playbook.backtest.outcome_reading import read_outcome_list, read_outcomes

__all__ = [
    "RESULTS",
    "Outcome",
    "OutcomeList",
    "OutcomeProblem",
    "Result",
    "read_outcome_list",
    "read_outcomes",
]
