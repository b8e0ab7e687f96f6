"""Drawn deals of bakeries: what decides, what only seems to, and what was known afterwards alone."""

from random import Random

from tests.backtest.outcome_lists import with_outcomes
from tests.playbooks.copies import PlaybookCopy

COLUMNS = (
    "outcome: Stage reached",
    "created: Created",
    "closed: Closed",
    "known_on: {last_opening: Opening known}",
)
HEADER = (
    "Company,Own oven,Employees,Revenue,Margin,Country,Tools,Stage,Growth,Last opening,Opening known,"
    "Founded,Stage reached,Created,Closed"
)
TRUTH = "a margin of 10% or more, the Nordics, paper, and not to be young"


def bakery_deals(count: int, seed: int, *, truth: bool = True, employees: bool = False) -> list[str]:
    """Rows of a list of outcomes. Without `truth` chance alone decides; `employees` plants one more."""
    drawn = Random(seed)  # noqa: S311
    rows = []
    for number in range(count):
        margin, country = drawn.randint(1, 20), drawn.choice(["DK", "SE", "DE", "FR", "IT"])
        paper, young = drawn.random() < 0.5, drawn.random() < 0.3
        staff = drawn.randint(5, 60)
        chance = 0.3
        if truth:
            chance = 0.1 + 0.3 * (margin >= 10) + 0.25 * (country in {"DK", "SE"}) + 0.25 * paper
            chance = 0.01 if young else chance
        if employees:
            chance = 0.9 if staff >= 35 else 0.1
        won = drawn.random() < chance
        visits = drawn.randint(1, 9) if won or drawn.random() < 0.1 else 0
        cells = [
            *(f"Bakery {number}", "yes", staff, f"{drawn.randint(5, 80)}00000", f"{margin}%", country),
            *("paper; till" if paper else "till", "young" if young else "grown", visits),
            *("2025-02-01", "2025-09-01", drawn.randint(1950, 2020), "Closed Won" if won else "Closed Lost"),
            *("2025-03-01", "2025-08-01"),
        ]
        rows.append(",".join(map(str, cells)))
    return rows


def with_deals(playbook: PlaybookCopy, rows: list[str]) -> PlaybookCopy:
    """The small playbook with a list of these."""
    return with_outcomes(playbook, rows, header=HEADER, columns=COLUMNS)
