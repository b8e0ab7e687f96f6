"""Best customers, poor fits and a random control: companies with what is known of them."""

from collections.abc import Iterator, Sequence

from tests.example_lists.cohorts import LAST, Slot
from tests.example_lists.companies import Register
from tests.example_lists.deals import TAKEN_ON, Deal, best_customers, drawn_facts
from tests.example_lists.dice import Dice
from tests.example_lists.evaluator import DrawnEvaluator
from tests.example_lists.traits import INSIDE, Facts

Company = tuple[str, Facts]
_MORE_BEST = {"tier-1": 1, "tier-2": 2, "tier-3": 1}
_POOR = 40
_CONTROL = 100
_MARKET = {"tier-1": 3, "tier-2": 6, "tier-3": 9, "outside": 52}
"""Companies of the five lines of business in the control; the rest are of none."""
_OTHER_TRADES = ("professional-services", "public-sector", "other-industry")


def best(evaluator: DrawnEvaluator, deals: Sequence[Deal]) -> Iterator[Company]:
    """Whom the profiles name, and more of each ICP who renewed: not all of them scored high."""
    by_name = {deal.name: deal.facts for deal in deals}
    for customer, facts in best_customers(evaluator):
        yield customer.name, by_name.get(customer.name, facts)
    for icp in INSIDE:
        renewed = [one for one in deals if one.slot.icp == icp and one.slot.renewed and not one.slot.name]
        for tier, count in _MORE_BEST.items():
            of_tier = [one for one in renewed if one.slot.tier == tier]
            for deal in Dice("best", icp, tier).order(of_tier)[:count]:
                yield deal.name, deal.facts


def poor(deals: Sequence[Deal]) -> Iterator[Company]:
    """Customers who left, whatever they scored, and then deals that took long and were lost."""
    left = [one for one in deals if one.churned is not None]
    lost = [one for one in deals if one.slot.result == "lost" and one.slot.tier == "outside"]
    lost.sort(key=lambda one: (-one.slot.cycle, one.name))
    for deal in [*left, *lost][:_POOR]:
        yield deal.name, deal.facts


def control(evaluator: DrawnEvaluator, taken: set[str]) -> Iterator[Company]:
    """A hundred companies of the market, called for no other reason than chance."""
    dice = Dice("control")
    tiers = [tier for tier, count in _MARKET.items() for _ in range(count)]
    slots = [Slot(dice.pick(tuple(INSIDE)), tier, "control", LAST, 0) for tier in tiers]
    others = [Slot("", "outside", "control", LAST, 0) for _ in range(_CONTROL - len(slots))]
    register = Register(taken)
    for slot in dice.order([*slots, *others]):
        if slot.icp:
            yield register.name(dice, slot.icp), drawn_facts(evaluator, slot, TAKEN_ON, dice)
        else:
            yield register.name(dice, ""), _of_no_icp(dice)


def _of_no_icp(dice: Dice) -> Facts:
    return {
        "industry": dice.pick(_OTHER_TRADES),
        "employees": dice.whole(5, 900),
        "revenue": dice.rounded(500_000, 120_000_000, 500_000),
        "country": dice.pick(("US", "US", "CA", "GB", "DE", "NL", "FR", "AU")),
        "urgency": dice.pick(("this-quarter", "this-year", "someday")),
    }
