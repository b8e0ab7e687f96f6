"""The deals themselves: a company, its days and its end for each slot."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.example_lists.cohorts import FUNDED, LAST, Slot, all_slots
from tests.example_lists.companies import Register
from tests.example_lists.dice import Dice
from tests.example_lists.evaluator import DrawnEvaluator
from tests.example_lists.named import BEST_CUSTOMERS, NamedCustomer
from tests.example_lists.traits import INSIDE, OUTSIDE, Draw, Facts

TAKEN_ON = LAST[1]
"""The day of the export."""
_SUITS = {"tier-1": 0.86, "tier-2": 0.6, "tier-3": 0.34, "outside": 0.55, "open": 0.6}
_AMOUNTS = {
    "saas": (18_000, 48_000),
    "ecommerce": (14_000, 30_000),
    "manufacturing": (60_000, 140_000),
    "healthcare": (30_000, 72_000),
    "logistics": (36_000, 84_000),
}
_ASKED = (
    "urgency",
    "process_maturity",
    "customisation",
    "executive_owner",
    "pains",
    "decision_maker",
    "data_readiness",
)
"""What nobody knows before a first call."""
_LEFT_VALUE = {("saas", True): 0.05, ("saas", False): 0.24}
"""(ICP, inside) → the share of contract value that did not renew."""
_TRIES = 5000


@dataclass(frozen=True)
class Deal:
    """A deal with what was known of its company."""

    slot: Slot
    name: str
    facts: Facts
    created: datetime.date
    closed: datetime.date | None
    amount: int
    furthest: str
    discovery: datetime.date | None
    """The day of the first call on which more was asked."""
    tool_change_known: datetime.date | None
    """The day on which the change of a core tool was learnt: of most customers, after they had signed."""
    churned: datetime.date | None


STAGES = ("First meeting", "Walk-through", "Proposal", "Contract sent", "Signed")


def drawn_deals(evaluator: DrawnEvaluator) -> list[Deal]:
    """All deals, by the day of the first meeting."""
    register = Register({one.name for one in BEST_CUSTOMERS})
    deals = [_deal(evaluator, slot, number, register) for number, slot in enumerate(_with_names(all_slots()))]
    return sorted(_with_value_left(deals), key=lambda deal: (deal.created, deal.name))


def _with_names(slots: list[Slot]) -> list[Slot]:
    """The best customers of the profiles take the place of won deals of tier 1."""
    named = {
        one.name
        for one in BEST_CUSTOMERS
        if datetime.date.fromisoformat(one.since) >= datetime.date(2024, 10, 1)
    }
    result = list(slots)
    for customer in (one for one in BEST_CUSTOMERS if one.name in named):
        since = datetime.date.fromisoformat(customer.since)
        place = next(
            place
            for place, slot in enumerate(result)
            if (slot.icp, slot.tier, slot.result, slot.name) == (customer.icp, "tier-1", "won", "")
            and slot.days[0] <= since <= slot.days[1]
            and slot.cycle > 0
            and slot.renewed is not False
        )
        slot = result[place]
        due = since + datetime.timedelta(days=365) <= TAKEN_ON
        result[place] = replace(
            slot,
            name=customer.name,
            days=(since, since),
            facts={**slot.facts, **customer.facts},
            renewed=True if due else None,
            expanded=slot.expanded if slot.renewed is not None else False if due else None,
        )
    return result


def _deal(evaluator: DrawnEvaluator, slot: Slot, number: int, register: Register) -> Deal:
    dice = Dice("deal", slot.icp, number)
    created, closed = _days(dice, slot)
    facts = drawn_facts(evaluator, slot, created, dice)
    learnt = _tool_change(dice, slot, created, closed)
    if learnt is not None:
        facts["last_tool_change"] = (created - datetime.timedelta(days=dice.whole(5, 120))).isoformat()
    talked = (closed or TAKEN_ON) - created
    held = (
        None
        if slot.tier == "open"
        else created
        + datetime.timedelta(
            days=0 if dice.chance(0.45) else dice.whole(1, max(1, min(12, talked.days // 3)))
        )
    )
    low, high = _AMOUNTS[slot.icp]
    return Deal(
        slot,
        slot.name or register.name(dice, slot.icp),
        facts,
        created,
        closed,
        dice.rounded(low, high, 500),
        STAGES[-1]
        if slot.result == "won"
        else STAGES[0]
        if slot.tier == "open"
        else dice.pick(STAGES[:3] if slot.tier == "outside" else STAGES[:4]),
        held,
        learnt,
        _churned(dice, slot, closed),
    )


def _days(dice: Dice, slot: Slot) -> tuple[datetime.date, datetime.date | None]:
    """First meeting and end, both on working days where the days allow."""
    first, last = slot.days
    if slot.result == "open":
        return first + datetime.timedelta(days=dice.whole(0, (last - first).days)), None
    cycle = datetime.timedelta(days=slot.cycle)
    begin = first + cycle if slot.within else first
    day = begin + datetime.timedelta(days=dice.whole(0, (last - begin).days))
    near = [day + datetime.timedelta(days=step) for step in (0, 1, -1, 2, -2, 3, -3)]
    fine = [one for one in near if begin <= one <= last and one.weekday() < 5 and (one - cycle).weekday() < 5]
    closed = fine[0] if fine else day
    return closed - cycle, closed


def drawn_facts(evaluator: DrawnEvaluator, slot: Slot, created: datetime.date, dice: Dice) -> Facts:
    """Facts that the playbook judges as the slot wants. Raises LookupError if none are found."""
    luck = {"won": 0.3, "lost": -0.2}.get(slot.result, 0.0)
    for _ in range(_TRIES):
        draw = Draw(dice, _SUITS[slot.tier], created, luck)
        facts = {**INSIDE[slot.icp](draw), **_funding(draw, slot)}
        facts |= {name: value for name, value in slot.facts.items() if name != "funded"}
        if slot.tier == "outside" and evaluator.of(slot.icp, facts, created) != "outside":
            facts |= dice.pick([one for one in OUTSIDE[slot.icp] if not one.keys() & slot.facts.keys()])
        if slot.tier == "open":
            facts = {name: value for name, value in facts.items() if name not in _ASKED}
        facts |= _signals(draw, slot)
        if evaluator.of(slot.icp, facts, created) == slot.tier:
            return facts
    raise LookupError(f"no company of {slot.icp} is {slot.tier} with {slot.facts}")


def _funding(draw: Draw, slot: Slot) -> Facts:
    if slot.icp != "saas":
        return {}
    between = FUNDED[slot.facts.get("funded") or draw.dice.pick(tuple(FUNDED))]
    return {"last_funding": draw.ago(*(between or (541, 1100)))}


def _signals(draw: Draw, slot: Slot) -> Facts:
    shares = (0.5, 0.25, 0.2) if slot.result == "won" else (0.2, 0.1, 0.2)
    asked, referred, visited = (draw.dice.chance(share) for share in shares)
    return {
        **({"last_demo_request": draw.ago(0, 40)} if asked else {}),
        **({"last_referral": draw.ago(1, 150)} if referred else {}),
        **({"last_content_visit": draw.ago(0, 40)} if visited else {}),
    }


def _tool_change(
    dice: Dice, slot: Slot, created: datetime.date, closed: datetime.date | None
) -> datetime.date | None:
    """Onboarding writes it down for customers; who was lost is hardly ever asked."""
    if slot.result == "won" and closed is not None and dice.chance(0.7):
        return min(closed + datetime.timedelta(days=dice.whole(10, 60)), TAKEN_ON)
    return created if slot.result == "lost" and dice.chance(0.05) else None


def _churned(dice: Dice, slot: Slot, closed: datetime.date | None) -> datetime.date | None:
    if closed is None or slot.result != "won":
        return None
    if slot.renewed is False:
        return closed + datetime.timedelta(days=dice.whole(270, 365))
    early = closed + datetime.timedelta(days=dice.whole(90, 170))
    left = slot.renewed is None and slot.tier == "outside" and dice.chance(0.4)
    return early if left and early <= TAKEN_ON else None


def _with_value_left(deals: list[Deal]) -> list[Deal]:
    """Amounts of those who left, where a figure says what share of the value that was."""
    result = list(deals)
    for (icp, inside), share in _LEFT_VALUE.items():
        places = [
            place
            for place, deal in enumerate(result)
            if deal.slot.icp == icp
            and deal.slot.renewed is not None
            and (deal.slot.tier != "outside") == inside
        ]
        left = [place for place in places if not result[place].slot.renewed]
        kept = sum(result[place].amount for place in places if place not in left)
        for place in left:
            result[place] = replace(
                result[place], amount=round(kept * share / (1 - share) / len(left) / 100) * 100
            )
    return result


def best_customers(evaluator: DrawnEvaluator) -> Iterable[tuple[NamedCustomer, Facts]]:
    """Each customer that a profile names, with facts of tier 1."""
    for customer in BEST_CUSTOMERS:
        slot = Slot(customer.icp, "tier-1", "won", LAST, 0, customer.facts)
        yield customer, drawn_facts(evaluator, slot, TAKEN_ON, Dice("best", customer.name))
