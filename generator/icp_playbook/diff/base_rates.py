"""Changes of base rates: an even one counts where none is given; ranks move, no status and no tier."""

from icp_playbook.diff.facts import Fact
from icp_playbook.diff.thresholds import is_threshold
from icp_playbook.fit import EVEN_RATE
from icp_playbook.source import Data


def base_rate_id(fact: Fact) -> str:
    """What a change of one is called: of what is no number, a change of data."""
    old, new = rate_in_force(fact.old), rate_in_force(fact.new)
    if not is_threshold(old) or not is_threshold(new):
        return f"data-{fact.verb}"
    if old == new:
        return "base-rate-stated"
    return "base-rate-raised" if new > old else "base-rate-lowered"


def rate_in_force(given: Data) -> Data:
    """The base rate that counts, in percent, where this is given."""
    return EVEN_RATE if given is None else given
