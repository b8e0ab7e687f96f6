"""What companies of each ICP are like: facts drawn around how well a company suits it."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from tests.example_lists.dice import Dice

Facts: TypeAlias = dict[str, Any]
"""Field → its value, as an example account holds it: ids of values, ISO dates, whole money."""


class Draw:
    """The draws of one company.

    `good` is the share of its facts that suit, and `day` the day of its first meeting.
    `luck` is how much more often what decides a deal suits: its pains and its date.
    """

    def __init__(self, dice: Dice, good: float, day: datetime.date, luck: float) -> None:
        self.dice, self.good, self.day, self.luck = dice, good, day, luck

    def suits(self, more: float = 0.0) -> bool:
        return self.dice.chance(min(0.97, self.good + more))

    def ago(self, low: int, high: int) -> str:
        """A day between `low` and `high` days before the first meeting."""
        return (self.day - datetime.timedelta(days=self.dice.whole(low, high))).isoformat()

    def common(self) -> Facts:
        """What keeps a company in, and what it says on a first call."""
        dice = self.dice
        return {
            "urgency": "this-quarter" if self.suits(self.luck) else "this-year",
            "process_maturity": dice.pick(("written", "measured")) if self.suits() else "repeated",
            "customisation": "none" if self.suits() else "light",
            "executive_owner": True,
            "on_premise_only": False,
            "building_in_house": False,
            "data_readiness": dice.pick(("exportable", "connected")) if self.suits() else "scattered",
        }


def _saas(draw: Draw) -> Facts:
    dice, suits = draw.dice, draw.suits
    tools = ["hubspot"] if suits() else ["salesforce"]
    tools += ["slack"] if suits(0.1) else []
    tools += ["zapier"] if dice.chance(0.5) else []  # says nothing about who buys
    hiring = ["sales", "marketing"] if suits(-0.2) else [dice.pick(("sales", "customer-success"))]
    both = ["tools-not-connected", "slow-onboarding"]
    pains = both if suits(draw.luck - 0.1) else dice.pick((both[:1], both[1:], ["staff-overload"]))
    return {
        **draw.common(),
        "industry": "b2b-software",
        "business_model": dice.pick(("subscription", "subscription", "usage-based")),
        "stage": dice.pick(("scale-up", "expansion")),
        "employees": dice.whole(50, 200)
        if suits()
        else dice.pick((dice.whole(26, 49), dice.whole(205, 320))),
        "revenue": dice.rounded(5_000_000, 20_000_000, 100_000)
        if suits()
        else dice.rounded(21_000_000, 42_000_000, 100_000),
        "country": dice.pick(("US", "US", "CA", "GB", "DE", "NL", "IE", "SE"))
        if suits()
        else dice.pick(("PL", "IN", "AU", "BR")),
        "tools": tools,
        "last_funding": draw.ago(541, 1100),
        "hiring": hiring,
        "pains": pains,
        "decision_maker": dice.pick(("founder", "head-of-growth")) if suits() else "operations",
    }


def _ecommerce(draw: Draw) -> Facts:
    dice, suits = draw.dice, draw.suits
    tools = ["shopify", *dice.some([("klaviyo", draw.good), ("google-ads", draw.good)])]
    order_pain = dice.pick(
        (["manual-order-work"], ["fulfilment-backlog"], ["manual-order-work", "acquisition-cost"])
    )
    return {
        **draw.common(),
        "industry": dice.pick(("online-retail", "online-retail", "consumer-brand", "food-and-drink")),
        "business_model": dice.pick(("direct-to-consumer", "direct-to-consumer", "wholesale")),
        "stage": "scale-up",
        "employees": dice.whole(10, 50) if suits() else dice.pick((dice.whole(4, 9), dice.whole(51, 120))),
        "revenue": dice.rounded(1_000_000, 5_000_000, 50_000)
        if suits()
        else dice.rounded(5_100_000, 12_000_000, 100_000),
        "country": dice.pick(("US", "US", "CA", "GB"))
        if suits()
        else dice.pick(("DE", "FR", "AU", "PL", "MX")),
        "tools": tools,
        "paid_ads": suits(),
        "expansion": [dice.pick(("new-product", "new-market"))] if suits(-0.1) else ["automation-programme"],
        "hiring": [
            dice.pick(("operations", "warehouse", "marketing", "sales"))
        ],  # says nothing about who buys
        "orders_per_month": dice.rounded(1500, 9000, 50) if suits() else dice.rounded(200, 1400, 50),
        "pains": order_pain if suits(draw.luck) else ["acquisition-cost"],
        "decision_maker": dice.pick(("founder", "operations")) if suits() else "head-of-growth",
    }


def _manufacturing(draw: Draw) -> Facts:
    dice, suits = draw.dice, draw.suits
    both = ["downtime", "scheduling"]
    pains = both if suits(draw.luck - 0.2) else dice.pick((both[:1], both[1:], ["thin-margins"]))
    return {
        **draw.common(),
        "industry": dice.pick(("discrete-manufacturing", "discrete-manufacturing", "process-manufacturing")),
        "business_model": dice.pick(("make-to-order", "make-to-stock")),
        "stage": "established" if suits(0.2) else dice.pick(("expansion", "turnaround")),
        "employees": dice.whole(200, 500)
        if suits()
        else dice.pick((dice.whole(90, 190), dice.whole(510, 900))),
        "revenue": dice.rounded(50_000_000, 200_000_000, 1_000_000)
        if suits()
        else dice.pick(
            (
                dice.rounded(14_000_000, 48_000_000, 1_000_000),
                dice.rounded(210_000_000, 400_000_000, 1_000_000),
            )
        ),
        "country": dice.pick(("US", "US", "US", "CA")),
        "sites": dice.whole(2, 5) if suits() else 1,
        "tools": ["legacy-erp"] if suits() else [dice.pick(("sap-business-one", "netsuite"))],
        "stack": "dated" if suits() else dice.pick(("mixed", "modern")),
        "expansion": [dice.pick(("new-hub", "automation-programme"))]
        if suits(-0.1)
        else [dice.pick(("new-product", "new-market"))],
        "pains": pains,
        "compliance": [dice.pick(("iso-9001", "iatf-16949")) if suits() else "soc-2"],
        "decision_maker": "operations-and-finance" if suits() else dice.pick(("founder", "operations")),
    }


def _healthcare(draw: Draw) -> Facts:
    dice, suits = draw.dice, draw.suits
    both = ["scheduling", "staff-overload"]
    pains = both if suits(draw.luck - 0.1) else dice.pick((both[:1], both[1:], ["no-visibility"]))
    country = dice.pick(("US", "US", "NL", "DE", "DK", "IE"))
    return {
        **draw.common(),
        "industry": dice.pick(("outpatient-care", "outpatient-care", "dental-and-vision")),
        "business_model": dice.pick(("insured-care", "insured-care", "self-pay-care")),
        "stage": "expansion",
        "employees": dice.whole(50, 100)
        if suits()
        else dice.pick((dice.whole(30, 49), dice.whole(101, 190))),
        "revenue": dice.rounded(10_000_000, 30_000_000, 500_000)
        if suits()
        else dice.rounded(3_000_000, 9_500_000, 500_000),
        "country": country,
        "sites": dice.whole(3, 8) if suits() else dice.whole(1, 2),
        "tools": [dice.pick(("legacy-scheduling", "legacy-ehr"))] if suits(0.1) else ["modern-ehr"],
        "expansion": ["new-site"] if suits(-0.1) else ["new-product"],
        "hiring": ["clinicians"] if suits() else ["operations"],
        "pains": [*pains, *(["compliance"] if suits(-0.2) else [])],
        "compliance": ["hipaa" if country == "US" else "gdpr"],
        "decision_maker": "clinic-management" if suits() else "founder",
    }


_HAULERS: tuple[Facts, ...] = (
    {"industry": "freight", "business_model": "contract-freight"},
    {"industry": "freight", "business_model": "spot-freight"},
    {"industry": "warehousing", "business_model": "fulfilment"},
)


def _logistics(draw: Draw) -> Facts:
    dice, suits = draw.dice, draw.suits
    tools = (
        ["basic-fleet", "spreadsheets"]
        if suits()
        else dice.pick((["spreadsheets"], ["basic-fleet"], ["tms"]))
    )
    pains = ["no-visibility"] if suits(draw.luck) else ["staff-overload"]
    return {
        **draw.common(),
        **dice.pick(_HAULERS),
        "stage": "established",
        "employees": dice.whole(100, 300)
        if suits()
        else dice.pick((dice.whole(45, 99), dice.whole(301, 520))),
        "revenue": dice.rounded(20_000_000, 50_000_000, 500_000)
        if suits()
        else dice.pick(
            (dice.rounded(8_000_000, 19_500_000, 500_000), dice.rounded(51_000_000, 90_000_000, 500_000))
        ),
        "country": dice.pick(("US", "US", "CA", "NL", "DE", "PL")),
        "tools": tools,
        "expansion": [dice.pick(("new-routes", "new-site", "new-hub"))] if suits(-0.1) else ["new-market"],
        "hiring": [dice.pick(("dispatch", "warehouse")) if suits() else "sales"],
        "orders_per_month": dice.rounded(1200, 14000, 100),
        "pains": [*pains, *(["thin-margins"] if suits(-0.1) else [])],
        "decision_maker": dice.pick(("operations", "founder")) if suits(0.1) else "head-of-growth",
        "attitude": "pragmatic" if suits() else dice.pick(("sceptical", "early-adopter")),
    }


INSIDE: Mapping[str, Callable[[Draw], Facts]] = {
    "saas": _saas,
    "ecommerce": _ecommerce,
    "manufacturing": _manufacturing,
    "healthcare": _healthcare,
    "logistics": _logistics,
}
"""ICP → how a company is drawn that meets its musts and has nothing that disqualifies it."""

_NO_DATE: Facts = {"urgency": "someday"}
_HEAVY: Facts = {"customisation": "heavy"}
_NO_OWNER: Facts = {"executive_owner": False}
_PAPER: Facts = {"data_readiness": "paper-only"}
_BUILDS: Facts = {"building_in_house": True}
_BOARD: Facts = {"decision_maker": "procurement-board"}
_UNWRITTEN: Facts = {"process_maturity": "ad-hoc"}
OUTSIDE: Mapping[str, tuple[Facts, ...]] = {
    "saas": (
        {"tools": ["slack", "zapier"]},
        {"business_model": "project-work"},
        _NO_DATE, _BUILDS, _HEAVY, _NO_OWNER, _UNWRITTEN,
        {"tools": ["hubspot", "slack", "enterprise-ipaas"]},
    ),
    "ecommerce": (
        {"tools": ["klaviyo", "google-ads"]},
        {"revenue": 700_000},
        _NO_DATE, _HEAVY, _BUILDS, _NO_OWNER, _PAPER,
    ),
    "manufacturing": (
        {"tools": ["spreadsheets"]},
        {"country": "DE"},
        {"on_premise_only": True},
        _NO_DATE, _HEAVY, _NO_OWNER, _PAPER,
    ),
    "healthcare": (
        {"employees": 24},
        {"employees": 320},
        {"country": "GB"},
        _BOARD, _NO_DATE, _PAPER, _NO_OWNER,
    ),
    "logistics": (
        {"orders_per_month": 600},
        {"country": "AU"},
        _PAPER, _NO_DATE, _BOARD, _HEAVY, _NO_OWNER,
    ),
}  # fmt: skip
"""ICP → what puts one of its line of business outside: a must it misses, or what disqualifies it."""
