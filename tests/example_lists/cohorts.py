"""The deals to draw: how many of each kind ended how and when, so that the evidence figures come out."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.example_lists.dice import Dice, spread
from tests.example_lists.traits import Facts

Days = tuple[datetime.date, datetime.date]
Cells = Mapping[str, tuple[int, int]]
"""Tier → deals that ended, and how many of them were won."""


@dataclass(frozen=True)
class Slot:
    """A deal to draw."""

    icp: str
    tier: str
    """A tier, "outside" for a must missed or ruled out, or "open" where too little was asked."""
    result: str
    """won, lost or open."""
    days: Days
    """It ended within them; an open one began there."""
    cycle: int
    """Days from first meeting to the end."""
    facts: Facts = field(default_factory=dict)
    renewed: bool | None = None
    """None while no year has passed, or nothing was sold."""
    expanded: bool | None = None
    within: bool = False
    """It also began within the days."""
    name: str = ""


def _span(first: str, last: str) -> Days:
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)


FIRST = _span("2024-10-01", "2025-09-30")
"""The year whose contracts have been due."""
LAST = _span("2025-10-01", "2026-09-30")
"""The year of the win rates."""
LAST_OF_LOGISTICS = _span("2025-09-01", "2026-09-30")
FIRST_OF_LOGISTICS = _span("2024-10-01", "2025-08-31")
FUNDED: Mapping[str, tuple[int, int] | None] = {
    "half a year": (10, 180),
    "18 months": (181, 540),
    "none": None,
}
"""Days before the first meeting on which the last round was."""


def _ended(icp: str, cells: Cells, days: Days, lost: tuple[int, int], within: bool = False) -> list[Slot]:
    """Deals of some cells. Those won have no cycle yet; those lost one between two numbers of days."""
    dice = Dice("ended", icp, str(days), str(cells))
    return [
        Slot(
            icp,
            tier,
            "won" if place < won else "lost",
            days,
            0 if place < won else dice.whole(*lost),
            within=within,
        )
        for tier, (count, won) in cells.items()
        for place in range(count)
    ]


def _with_cycles(slots: Sequence[Slot], cycles: Sequence[int], facts: Facts | None = None) -> list[Slot]:
    more = facts or {}
    return [
        replace(one, cycle=cycle, facts={**one.facts, **more})
        for one, cycle in zip(slots, cycles, strict=True)
    ]


def _won(slots: Sequence[Slot], *tiers: str) -> list[Slot]:
    return [one for one in slots if one.result == "won" and (not tiers or one.tier in tiers)]


def _due(slots: Sequence[Slot], renewed: int, expanded: int) -> list[Slot]:
    """Customers of a year: so many of them renewed, and so many of those that did expanded.

    The lower the tier, the likelier they left; the higher, the likelier they expanded.
    """
    ranked = _loosely_ranked(slots, "renewed")
    stayed = _loosely_ranked(ranked[:renewed], "expanded")
    kept = [replace(one, renewed=True, expanded=place < expanded) for place, one in enumerate(stayed)]
    return [*kept, *(replace(one, renewed=False, expanded=False) for one in ranked[renewed:])]


def _loosely_ranked(slots: Sequence[Slot], why: str) -> list[Slot]:
    """By tier, but for chance: the best of them do not always come first."""
    dice = Dice(why, str([(one.icp, one.tier, one.cycle) for one in slots]))
    places = {one: place for place, one in enumerate(("tier-1", "tier-2", "tier-3", "outside"))}
    keyed = [(places[one.tier] * 10 + dice.whole(0, 22), place) for place, one in enumerate(slots)]
    return [slots[place] for _, place in sorted(keyed)]


def _first_year(
    icp: str, cells: Cells, days: Days, cycle: tuple[int, int, int], lost: tuple[int, int]
) -> list[Slot]:
    """A year before the figures of the cycle: (median, shortest, longest) of those won."""
    slots = _ended(icp, cells, days, lost)
    won = _won(slots)
    dice = Dice("first year", icp)
    done = _with_cycles(won, spread(dice, cycle[0], len(won), *cycle[1:]))
    return [*done, *(one for one in slots if one.result == "lost")]


def _renewals(slots: list[Slot], inside: tuple[int, int], outside: tuple[int, int]) -> list[Slot]:
    """The first year's deals with what became of the customers: (renewed, expanded) inside and outside."""
    won = _won(slots)
    within = [one for one in won if one.tier != "outside"]
    without = [one for one in won if one.tier == "outside"]
    lost = [one for one in slots if one.result != "won"]
    return [*_due(within, *inside), *_due(without, *outside), *lost]


def saas() -> list[Slot]:
    slots: list[Slot] = []
    for tier, cells in _FUNDED_CELLS.items():
        for class_, cell in cells.items():
            drawn = _ended("saas", {tier: cell}, LAST, (12, 75), within=True)
            slots += [replace(one, facts={"funded": class_}) for one in drawn]
    slots += _ended("saas", {"outside": (56, 6)}, LAST, (10, 80), within=True)
    dice = Dice("saas")
    boards = _won(slots, "tier-2")[-5:]
    others = [one for one in _won(slots) if not any(one is board for board in boards)]
    won = [
        *_with_cycles(boards, [52, 57, 63, 71, 84], {"decision_maker": "procurement-board"}),
        *_with_cycles(
            others,
            dice.order(
                [*(dice.whole(19, 30) for _ in range(25)), 31, *(dice.whole(32, 45) for _ in range(20))]
            ),
        ),
    ]
    first = _first_year(
        "saas",
        {"tier-1": (32, 14), "tier-2": (32, 10), "tier-3": (15, 3), "outside": (55, 11), "open": (6, 0)},
        FIRST,
        (33, 19, 58),
        (12, 75),
    )
    return [*won, *(one for one in slots if one.result == "lost"), *_renewals(first, (25, 18), (8, 2))]


_FUNDED_CELLS: Mapping[str, Cells] = {
    "tier-1": {"half a year": (36, 18), "18 months": (12, 5), "none": (4, 1)},
    "tier-2": {"half a year": (24, 8), "18 months": (15, 6), "none": (16, 3)},
    "tier-3": {"half a year": (6, 1), "18 months": (6, 1), "none": (12, 2)},
}


def ecommerce() -> list[Slot]:
    slots = _ended(
        "ecommerce",
        {"tier-1": (28, 12), "tier-2": (32, 9), "tier-3": (14, 2), "outside": (44, 4)},
        LAST,
        (8, 60),
        within=True,
    )
    dice = Dice("ecommerce")
    behind = _won(slots, "tier-2", "tier-3")[-3:]
    others = [one for one in _won(slots) if not any(one is erp for erp in behind)]
    won = [
        *_with_cycles(behind, [54, 61, 68], {"tools": ["shopify", "klaviyo", "netsuite"]}),
        *_with_cycles(
            others,
            dice.order(
                [*(dice.whole(14, 23) for _ in range(13)), 24, *(dice.whole(25, 40) for _ in range(10))]
            ),
        ),
    ]
    first = _first_year(
        "ecommerce",
        {"tier-1": (32, 14), "tier-2": (36, 11), "tier-3": (16, 3), "outside": (56, 12), "open": (4, 0)},
        FIRST,
        (25, 13, 44),
        (8, 60),
    )
    return [*won, *(one for one in slots if one.result == "lost"), *_renewals(first, (26, 17), (7, 3))]


def manufacturing() -> list[Slot]:
    slots = _ended(
        "manufacturing", {"tier-1": (49, 15), "tier-2": (25, 3), "outside": (24, 0)}, LAST, (60, 330)
    )
    spring, summer, autumn = (
        _span("2025-01-01", "2025-06-30"),
        _span("2025-07-01", "2025-08-31"),
        _span("2024-10-01", "2024-12-31"),
    )
    dice = Dice("manufacturing")
    early = [
        *_ended("manufacturing", {"tier-1": (5, 5), "tier-2": (2, 2)}, spring, (60, 330)),
        *_ended("manufacturing", {"tier-1": (3, 3), "tier-3": (1, 1)}, summer, (60, 330)),
    ]
    both = [*early, *_won(slots)]  # the 29 of the figure
    alone = [*early[5:7], *early[10:], *_won(slots, "tier-2"), *_won(slots, "tier-1")[-6:]]
    joint = [one for one in both if not any(one is other for other in alone)]
    joint_cycles = [
        *(dice.whole(120, 140) for _ in range(8)),
        141,
        *(dice.whole(142, 167) for _ in range(4)),
        168,
        *(dice.whole(169, 190) for _ in range(3)),
    ]
    alone_cycles = [
        150,
        *(dice.whole(195, 221) for _ in range(4)),
        222,
        224,
        *(dice.whole(225, 262) for _ in range(5)),
    ]
    jointly, singly = {"decision_maker": "operations-and-finance"}, {"decision_maker": "operations"}
    done = [
        *_with_cycles(joint, dice.order(joint_cycles), jointly),
        *_with_cycles(alone, dice.order(alone_cycles), singly),
    ]
    oldest = _first_year(
        "manufacturing", {"tier-1": (4, 4), "tier-2": (1, 1)}, autumn, (171, 120, 240), (60, 330)
    )
    bought = _first_year(
        "manufacturing", {"outside": (18, 18)}, _span("2024-10-01", "2025-06-30"), (205, 130, 300), (60, 330)
    )
    lost = _ended(
        "manufacturing",
        {"tier-1": (22, 0), "tier-2": (17, 0), "tier-3": (10, 0), "outside": (52, 0), "open": (5, 0)},
        FIRST,
        (60, 330),
    )
    recent = [one for one in done if one.days == LAST]
    due = [*oldest, *(one for one in done if one.days == spring)]
    due = _due(due, 12, 7)
    late = _due([one for one in done if one.days == summer], 3, 2)
    return [
        *recent,
        *due,
        *late,
        *_due(bought, 14, 4),
        *(
            replace(one, facts=(jointly, singly, singly)[place % 3]) if one.tier.startswith("tier") else one
            for place, one in enumerate([*lost, *(one for one in slots if one.result == "lost")])
        ),
    ]


def healthcare() -> list[Slot]:
    slots = _ended(
        "healthcare",
        {"tier-1": (16, 8), "tier-2": (15, 4), "tier-3": (7, 1), "outside": (46, 7)},
        LAST,
        (25, 140),
    )
    dice = Dice("healthcare")
    inside, outside = _won(slots, "tier-1", "tier-2", "tier-3"), _won(slots, "outside")
    clinic, board, owner = (
        {"decision_maker": one} for one in ("clinic-management", "procurement-board", "founder")
    )
    long = [118, 124, 139]
    won = [
        *_with_cycles([*inside[:12], *outside[:3]], spread(dice, 61, 15, 45, 90), clinic),
        *_with_cycles([inside[12], outside[3]], [112, 131], owner),
        *_with_cycles(outside[4:], long, board),
    ]
    first = _first_year(
        "healthcare",
        {"tier-1": (20, 10), "tier-2": (20, 7), "tier-3": (8, 1), "outside": (50, 13), "open": (3, 0)},
        FIRST,
        (66, 45, 120),
        (25, 140),
    )
    return [*won, *(one for one in slots if one.result == "lost"), *_renewals(first, (17, 11), (9, 3))]


def logistics() -> list[Slot]:
    slots = _ended(
        "logistics",
        {"tier-1": (38, 11), "tier-2": (30, 3), "tier-3": (9, 0), "outside": (22, 1)},
        LAST_OF_LOGISTICS,
        (30, 170),
    )
    dice = Dice("logistics")
    first, *rest = _won(slots)
    won = [
        *_with_cycles([first], [61], {"expansion": ["new-site"]}),
        *_with_cycles(
            rest,
            dice.order(
                [*(dice.whole(62, 83) for _ in range(6)), 84, *(dice.whole(85, 125) for _ in range(7))]
            ),
        ),
    ]
    early = _first_year(
        "logistics",
        {"tier-1": (50, 14), "tier-2": (30, 7), "tier-3": (8, 1), "outside": (18, 0), "open": (3, 0)},
        FIRST_OF_LOGISTICS,
        (86, 60, 128),
        (30, 170),
    )
    # with Tarnbeck Cartage, signed in the first month of the second year, 21 of 23 renewed and 14 expanded
    return [*won, *(one for one in slots if one.result == "lost"), *_renewals(early, (20, 14), (0, 0))]


def open_deals(icp: str, cycle: int) -> list[Slot]:
    """What is still being talked about on the day of the export."""
    began = LAST[1] - datetime.timedelta(days=cycle)
    tiers = ("tier-1", "tier-1", "tier-2", "tier-2", "tier-3", "outside", "open")
    return [Slot(icp, tier, "open", (began, LAST[1]), 0) for tier in tiers]


def all_slots() -> list[Slot]:
    ended = [*saas(), *ecommerce(), *manufacturing(), *healthcare(), *logistics()]
    cycles = {"saas": 31, "ecommerce": 24, "manufacturing": 168, "healthcare": 61, "logistics": 84}
    return [*ended, *(slot for icp, cycle in cycles.items() for slot in open_deals(icp, cycle))]
