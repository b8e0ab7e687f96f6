"""What conditions contain: whether one implies another, what they can reach, and accounts that show it."""

from icp_playbook.boundary.cells import ages_in
from icp_playbook.boundary.comparison import Order, bands_order, condition_order, signal_order
from icp_playbook.boundary.questions import (
    account_where,
    exception,
    implies,
    impossible,
    meeting,
    outcomes,
    outcomes_within,
    outside_all,
    truths_reached,
)
from icp_playbook.boundary.search import STEPS, NotDecided
from icp_playbook.boundary.space import AS_OF, Shown
from icp_playbook.boundary.verdicts import TierVerdict, VerdictPair, moves_into, verdicts_reached
from icp_playbook.boundary.words import ANY_ACCOUNT, account_record, account_rows, account_words

__all__ = [
    "ANY_ACCOUNT",
    "AS_OF",
    "STEPS",
    "NotDecided",
    "Order",
    "Shown",
    "TierVerdict",
    "VerdictPair",
    "account_record",
    "account_rows",
    "account_where",
    "account_words",
    "ages_in",
    "bands_order",
    "condition_order",
    "exception",
    "implies",
    "impossible",
    "meeting",
    "moves_into",
    "outcomes",
    "outcomes_within",
    "outside_all",
    "signal_order",
    "truths_reached",
    "verdicts_reached",
]
