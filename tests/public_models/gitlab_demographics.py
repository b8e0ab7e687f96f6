"""GitLab's demographic score: a sum of points up to a limit, and segments as a waterfall."""

import datetime
from random import Random

from tests.public_models.cells import BUSINESS, COUNTRIES, GENERIC, CellWriter, Fact
from tests.public_models.scored import (
    AS_OF,
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

ICP = "devsecops"
COLUMNS = (
    *(
        "Company",
        "Employees",
        "For a company or team",
        "E-mail",
        "Seniority",
        "Function",
        "Country",
        "Lead status",
    ),
    "Last contact request",
)
CAP = 60
"""Points, the most that who a person is can earn, of a sum of 100."""
SENIORITIES = {
    "c-level": ("C-Level Executive", "CTO", "Chief Technology Officer"),
    "director": ("Director", "VP"),
    "manager": ("Manager", "Team Lead"),
    "individual": ("Individual Contributor", "IC"),
    "intern": ("Student / intern", "Intern"),
}
FUNCTIONS = {
    "app-dev": ("App Dev", "Development"),
    "platform": ("Platform", "DevOps"),
    "infosec": ("InfoSec", "Information Security"),
    "compliance": ("Compliance",),
    "pmo": ("PMO", "Project Management"),
    "back-office": ("Back Office", "HR", "Sales"),
}
STATUSES = {
    "inquiry": ("Inquiry",),
    "accepted": ("Accepted",),
    "recycle": ("Recycle", "Recycled"),
    "disqualified": ("Disqualified", "Bad Data"),
    "ineligible": ("Ineligible",),
}
BY_SENIORITY = {"c-level": 15, "director": 15, "manager": 15, "individual": 5, "intern": -10}
BY_FUNCTION = {"app-dev": 20, "platform": 20, "infosec": 15, "compliance": 10, "pmo": 10, "back-office": -20}
PRIORITY = ("US", "GB", "DE", "FR")
"""The countries of the playbook's group that are drawn."""
AGES = (-1, 0, 30, 31, 60, 61, 90, 91)
SIZES = (1, 40, 99, 100, 101, 300, 750, 751, 1200, 2400, 30_000)


def draw(random: Random) -> DrawnAccount:
    """An account with its cells in the order of COLUMNS."""
    write = CellWriter(random, comma=True)
    names = ("student", "TEST", "Personal", *(f"Company {one}" for one in range(40)))
    statuses = ("inquiry",) * 15 + tuple(STATUSES)
    domains = (*GENERIC, *BUSINESS, *BUSINESS, "gitlab.com", "nasa.gov", "navy.mil", "gov.example")
    return drawn(
        {
            "name": write.text(random.choice(names)),
            "employees": write.count(random.choice(SIZES), 1),
            "company_use": write.yes_or_no(random.random() < 0.5, missing=False),
            "email_domain": write.domain(random.choice(domains)),
            "seniority": write.choice(random.choice(list(SENIORITIES)), SENIORITIES),
            "function": write.choice(random.choice(list(FUNCTIONS)), FUNCTIONS),
            "country": write.country(random.choice(list(COUNTRIES))),
            "lead_status": write.choice(random.choice(statuses), STATUSES),
            "contact_request": write.day(AS_OF - datetime.timedelta(random.choice(AGES))),
        }
    )


def score(facts: Facts) -> Outcome:
    """The score as the handbook describes it."""
    low, high = total(
        (
            (25, 25) if facts["company_use"] is True else (0, 25 if facts["company_use"] is None else 0),
            _email(facts["email_domain"]),
            _listed(facts["seniority"], BY_SENIORITY),
            _listed(facts["function"], BY_FUNCTION),
            _country(facts["country"]),
        )
    )
    excluded = facts["lead_status"] in ("disqualified", "ineligible") or facts["email_domain"] == "gitlab.com"
    return outcome(
        (min(CAP, low), min(CAP, high)),
        CAP,
        (("a", 75), ("b", 50), ("c", 25), ("d", 0)),
        out=excluded or facts["name"] in ("student", "personal", "test"),
        segments=_segments(facts["employees"], facts["email_domain"]),
        intent=_intent(facts["contact_request"]),
    )


def _email(fact: Fact) -> Points:
    if fact is None:
        return -10, 35
    points = -10 if fact in GENERIC else 35
    return points, points


def _listed(fact: Fact, points: dict[str, int]) -> Points:
    return either(lambda one: points[one], [fact] if fact is not None else points)


def _country(fact: Fact) -> Points:
    points = 5 if fact in PRIORITY else 0
    return points, 5 if fact is None else points


def _segments(employees: Fact, domain: Fact) -> tuple[str | None, tuple[str, ...]]:
    """The first segment of a waterfall, and those it may be instead while the size is open."""
    sizes = numbers(employees, (101, 751))
    is_public = str(domain).endswith((".gov", ".mil"))
    found = {"enterprise" if size > 750 else "mid-market" if size > 100 else "smb" for size in sizes}
    if len(found) == 1:
        return found.pop(), ()
    if found:
        return None, tuple(one for one in ("enterprise", "mid-market", "smb") if one in found)
    by_domain = () if is_public or domain is not None else ("pubsec",)
    return "pubsec" if is_public else None, ("enterprise", "mid-market", "smb", *by_domain)


def _intent(fact: Fact) -> int:
    """100 points for a request, 10 less for each month without one, as long as it counts."""
    days = (AS_OF - fact).days if isinstance(fact, datetime.date) else -1
    return next((points for most, points in ((30, 100), (60, 90), (90, 80)) if 0 <= days <= most), 0)
