"""PostHog's ICP score: seven properties, 24 points, a line at 12."""

from random import Random

from tests.public_models.cells import BUSINESS, COUNTRIES, GENERIC, CellWriter, Fact
from tests.public_models.scored import (
    DrawnAccount,
    Facts,
    Outcome,
    Points,
    drawn,
    either,
    numbers,
    outcome,
    total,
)

ICP = "high-growth"
COLUMNS = (
    "Company",
    "employees",
    "Annual Revenue",
    "Role",
    "Company type",
    "foundedYear",
    "Country/Region",
    "Email",
)
ROLES = {
    "engineering": ("Engineering", "Engineer"),
    "leadership": ("Leadership", "Founder", "C-Level"),
    "technical-product": ("Technical product", "Product Engineer"),
    "product": ("Product", "Product Management"),
    "marketing": ("Marketing", "Growth Marketing"),
    "other": ("Other",),
}
TYPES = {
    "private": ("Private", "Privately Held"),
    "public": ("Public", "Public Company"),
    "education": ("Education", "Educational Institution"),
    "government": ("Government", "Government Agency"),
    "nonprofit": ("Non-profit", "Nonprofit Organization"),
}
SIZES = (0, 3, 14, 15, 16, 40, 499, 500, 501, 900, 1000, 1001, 1200, 4000, 25000)
SUMS = tuple(
    10_000 * one for one in (0, 40, 99, 100, 101, 2500, 5000, 5001, 8000, 10000, 10001, 70000, 150000)
)
PAYING = frozenset({"US", "GB", "DE", "FR", "KR", "NO"})
"""The countries of the handbook's list that are drawn."""


def draw(random: Random) -> DrawnAccount:
    """An account with its cells in the order of COLUMNS."""
    write = CellWriter(random)
    return drawn(
        {
            "name": write.text(f"Company {random.randint(1, 10**6)}"),
            "employees": write.count(random.choice((*SIZES, random.randint(1, 1500))), 0),
            "revenue": write.amount(random.choice(SUMS), 0),
            "role": write.choice(random.choice(list(ROLES)), ROLES),
            "ownership": write.choice(random.choice(list(TYPES)), TYPES),
            "founded": write.year(random.choice((1998, 2005, 2010, 2014, 2015, 2019, 2022, 2023))),
            "country": write.country(random.choice(list(COUNTRIES))),
            "email_domain": write.domain(random.choice((*GENERIC, *BUSINESS, *BUSINESS))),
        }
    )


def score(facts: Facts) -> Outcome:
    """The score as the handbook describes it."""
    points = total(
        (
            _by_size(facts["employees"]),
            _by_revenue(facts["revenue"]),
            _role(facts["role"]),
            _one_of(facts["ownership"], frozenset({"private"}), 3, 0),
            _by_year(facts["founded"]),
            _one_of(facts["country"], PAYING, 0, -5),
            _one_of(facts["email_domain"], frozenset(GENERIC), -10, 0),
        )
    )
    return outcome(points, 24, (("high", 50), ("low", 0)))


def _by_size(fact: Fact) -> Points:
    known = numbers(fact, (15, 500, 1000)) or [0, 15]
    return either(lambda size: 6 if 15 <= size <= 500 else 3 if 500 < size <= 1000 else 0, known)


def _by_revenue(fact: Fact) -> Points:
    millions = [one / 10**6 for one in numbers(fact, (10**6, 5 * 10**7, 10**8))] or [0, 1]
    return either(lambda sum_: 6 if 1 <= sum_ <= 50 else 3 if 50 < sum_ <= 100 else 0, millions)


def _by_year(fact: Fact) -> Points:
    return either(lambda year: 3 if 2015 <= year <= 2022 else 0, numbers(fact, (2015, 2022)) or [2000, 2015])


def _role(fact: Fact) -> Points:
    best, good = ("engineering", "leadership", "technical-product"), "product"
    roles = ROLES if fact is None else [fact]
    return either(lambda role: 6 if role in best else 3 if role == good else 0, roles)


def _one_of(fact: Fact, listed: frozenset[str], inside: int, outside: int) -> Points:
    if fact is None:
        return min(inside, outside), max(inside, outside)
    found = inside if fact in listed else outside
    return found, found
