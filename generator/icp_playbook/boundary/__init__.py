"""What conditions contain: whether one implies another, what they can reach, and accounts that show it."""

from icp_playbook.boundary.answers import ShownAnswer, answered
from icp_playbook.boundary.cells import ages_in
from icp_playbook.boundary.comparison import Order, bands_order, condition_order, signal_order
from icp_playbook.boundary.icp_side import TierVerdict
from icp_playbook.boundary.idle import idle_criteria
from icp_playbook.boundary.members import (
    both_inside,
    can_be_in,
    first_to_hold,
    impossible_musts,
    in_no_segment,
    in_segments,
    inside_conditions,
    must_decides,
)
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
from icp_playbook.boundary.sensitivity import MOST_POINTS, LeastChange, Sensitivity, least_changes
from icp_playbook.boundary.space import AS_OF, Shown
from icp_playbook.boundary.verdicts import (
    PointSum,
    ReachedPoints,
    VerdictPair,
    moves_into,
    points_reached,
    verdicts_reached,
)
from icp_playbook.boundary.words import ANY_ACCOUNT, account_record, account_rows, account_words

__all__ = [
    "ANY_ACCOUNT",
    "AS_OF",
    "MOST_POINTS",
    "STEPS",
    "LeastChange",
    "NotDecided",
    "Order",
    "PointSum",
    "ReachedPoints",
    "Sensitivity",
    "Shown",
    "ShownAnswer",
    "TierVerdict",
    "VerdictPair",
    "account_record",
    "account_rows",
    "account_where",
    "account_words",
    "ages_in",
    "answered",
    "bands_order",
    "both_inside",
    "can_be_in",
    "condition_order",
    "exception",
    "first_to_hold",
    "idle_criteria",
    "implies",
    "impossible",
    "impossible_musts",
    "in_no_segment",
    "in_segments",
    "inside_conditions",
    "least_changes",
    "meeting",
    "moves_into",
    "must_decides",
    "outcomes",
    "outcomes_within",
    "outside_all",
    "points_reached",
    "signal_order",
    "truths_reached",
    "verdicts_reached",
]
