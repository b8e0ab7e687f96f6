"""PostHog's ICP fit score: components to 100, caps, too little data."""

import re
from random import Random

from tests.public_models.cells import BLANKS, BUSINESS, GENERIC, CellWriter, Fact, Written
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

ICP = "software-teams"
COLUMNS = (
    *(
        "Company",
        "Headcount",
        "Headcount growth 180d",
        "Net hires 180d",
        "Engineering headcount",
        "Web traffic",
    ),
    *("Web traffic growth 90d", "Funding total", "Undisclosed raise", "Investors", "YC batch", "Tags"),
    *("Description", "Signup e-mail", "Company type", "Role at organization"),
)
INVESTORS = {
    "sequoia": ("Sequoia Capital",),
    "accel": ("Accel Partners",),
    "index": ("Index Ventures",),
    "gv": ("GV", "Google Ventures"),
    "ai-grant": ("AI Grant",),
}
TAGS = {
    "ai": ("Artificial intelligence", "AI", "Generative AI"),
    "machine-learning": ("Machine learning", "ML"),
    "saas": ("SaaS", "Software as a Service"),
    "developer-tools": ("Developer tools", "DevTools"),
}
TYPES = {"startup": ("Startup",), "school": ("School", "University"), "agency": ("Agency",)}
ROLES = {"engineering": ("Engineering",), "founder": ("Founder",), "student": ("Student", "Undergraduate")}
DESCRIPTIONS = (
    *("", "", "We bake bread and maintain ovens.", "A rapid courier for HTML mail", "Homes of sailors"),
    *("An AI copilot for lawyers", "AI for hospitals", "Generative design", "Uses ML to price fish"),
    *("Our software runs warehouses", "The platform for clinics", "An API for freight", "Analytics"),
)
SOFTWARE = re.compile(r"\b(software|platform|api|saas|developer|sdk|automation|analytics)\b", re.IGNORECASE)
AI = re.compile(r"\b(ai|artificial intelligence|machine learning|ml|generative|copilot)\b", re.IGNORECASE)
DATA = ("headcount", "funding", "investors", "tags", "web_traffic")
"""Without any of these, too little is known."""
VISITS = (0, 40, 999, 1000, 4999, 5000, 9999, 10000, 60000, 99999, 100000, 2_000_000)
TRAFFIC = ((0, 999), (1000, 9999), (2000, 20000), (10000, 99999), (20000, 200000), (200001, None))
RAISED = tuple(10_000 * one for one in (1, 50, 199, 200, 201, 500, 999, 1000, 1001, 9000, 150000))


def draw(random: Random) -> DrawnAccount:
    """An account with its cells in the order of COLUMNS; one in twenty has nothing that counts as data."""
    write, is_empty = CellWriter(random), random.random() < 0.05
    account = {
        "name": write.text(f"Company {random.randint(1, 10**6)}"),
        "headcount": write.count(random.choice((1, 4, 12, 60, 480, 3000)), 1),
        "headcount_growth": write.percent(random.choice((-20, -0.5, 0, 0.5, 4.5, 5, 9, 14.5, 15, 60))),
        "net_hires": write.change(random.choice((-12, -1, 0, 1, 2, 3, 4, 40))),
        "engineers": write.count(random.choice((0, 0, 1, 2, 40)), 0),
        "web_traffic": write.count(random.choice((*VISITS, random.randint(1, 200_000))), 1, TRAFFIC),
        "traffic_growth": write.percent(random.choice((-35, -0.5, 0, 0.5, 3, 14.5, 15, 39.5, 40, 212))),
        "funding": write.amount(random.choice(RAISED), 1),
        "undisclosed_raise": write.yes_or_no(random.random() < 0.3),
        "investors": write.tags(
            _some(random, INVESTORS, "Oak Row"), INVESTORS, "Sequoia Capital India", "Oak Row and GV"
        ),
        "yc_batch": write.text(random.choice(("", "", "", "W24", "S31"))),
        "tags": write.tags(_some(random, TAGS, "Fishing"), TAGS, "Machine lerning", "Fishing & AI"),
        "description": write.text(random.choice(DESCRIPTIONS)),
        "email_domain": write.domain(random.choice((*GENERIC, *BUSINESS))),
        "company_type": write.choice(random.choice(("startup",) * 9 + tuple(TYPES)), TYPES),
        "role": write.choice(random.choice(("founder",) * 9 + tuple(ROLES)), ROLES),
    }
    if is_empty:
        account |= dict.fromkeys(DATA, Written(random.choice(BLANKS)))
    return drawn(account)


def score(facts: Facts) -> Outcome:
    """The score as the page and the code describe it: what is not known counts nothing."""
    parts = (_traction(facts), _capital(facts), _ai(facts), _headcount_growth(facts), _software(facts))
    return outcome(
        total(parts),
        100,
        (("high", 41), ("low", 0)),
        out=facts["role"] == "student" or facts["company_type"] == "school",
        too_little=all(facts[name] is None for name in DATA),
    )


def _traction(facts: Facts) -> Points:
    def rule(visits: float, growth: float) -> int:
        level = 15 if visits >= 100_000 else 10 if visits >= 10_000 else 5 if visits >= 1000 else 0
        rise = 20 if growth >= 40 else 12 if growth >= 15 else 5 if growth > 0 else 0
        return min(35, level + (rise if visits >= 5000 else 0))

    visits = numbers(facts["web_traffic"], (1000, 5000, 10_000, 100_000)) or [0]
    return either(rule, visits, numbers(facts["traffic_growth"], (0, 15, 40), 0.25) or [0])


def _capital(facts: Facts) -> Points:
    quality = bool(_members(facts["investors"]) & INVESTORS.keys()) or facts["yc_batch"] is not None

    def rule(raised: float) -> int:
        some = 8 if raised > 0 or facts["undisclosed_raise"] is True else 0
        return min(30, (20 if raised >= 10**7 else 14 if raised >= 2 * 10**6 else some) + 10 * quality)

    return either(rule, numbers(facts["funding"], (2 * 10**6, 10**7)) or [0])


def _ai(facts: Facts) -> Points:
    by_tag = bool(_members(facts["tags"]) & {"ai", "machine-learning"})
    by_domain = str(facts["email_domain"]).endswith(".ai")
    points = 15 if by_tag or by_domain or AI.search(str(facts["description"] or "")) else 0
    return points, points


def _headcount_growth(facts: Facts) -> Points:
    def rule(growth: float, hires: float) -> int:
        by_share = 10 if growth >= 15 else 6 if growth >= 5 else 3 if growth > 0 else 0
        return max(by_share, 6 if hires >= 3 else 0)

    growth = numbers(facts["headcount_growth"], (0, 5, 15), 0.25) or [0]
    return either(rule, growth, numbers(facts["net_hires"], (3,)) or [0])


def _software(facts: Facts) -> Points:
    by_words = SOFTWARE.search(str(facts["description"] or "")) is not None
    other = 7 if by_words or _members(facts["tags"]) & {"saas", "developer-tools"} else 0
    return either(lambda count: 10 if count > 0 else other, numbers(facts["engineers"], (0, 1)) or [0])


def _members(fact: Fact) -> frozenset[str]:
    return fact if isinstance(fact, frozenset) else frozenset()


def _some(random: Random, listed: dict[str, tuple[str, ...]], other: str) -> list[str]:
    return random.sample([*listed, other], random.choice((0, 0, 1, 2)))
