"""What conditions contain: whether one implies another, what they can reach, and accounts that show it."""

from icp_playbook.boundary.comparison import Order, bands_order, condition_order, signal_order
from icp_playbook.boundary.regions import (
    ages_in,
    implies,
    impossible,
    outcomes,
    outcomes_within,
    possible,
)

__all__ = [
    "Order",
    "ages_in",
    "bands_order",
    "condition_order",
    "implies",
    "impossible",
    "outcomes",
    "outcomes_within",
    "possible",
    "signal_order",
]
