"""Accounts drawn with what became of them: by chance alone, or by a truth that is planted."""

import datetime
from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

from icp_playbook.fields import Field
from icp_playbook.fit import Known
from icp_playbook.mining.judging import Judged, judged
from icp_playbook.mining.parts import Observation, Parts, divided, learning_companies
from icp_playbook.mining.questions import question_of

DAY = datetime.date(2026, 3, 1)
_STAGES = ("seed", "growth", "late")
_TOOLS = ("crm", "chat", "erp", "shop")
FIELDS: tuple[Field, ...] = tuple(
    Field.model_validate(field)
    for field in (
        {"id": "employees", "label": "Employees", "type": "integer"},
        {"id": "revenue", "label": "Revenue", "type": "money"},
        {
            "id": "stage",
            "label": "Stage",
            "type": "choice",
            "values": [{"id": i, "label": i} for i in _STAGES],
        },
        {"id": "tools", "label": "Tools", "type": "choices", "list": "open"},
        {"id": "in_house", "label": "In house", "type": "boolean"},
        {"id": "last_round", "label": "Last round", "type": "date"},
    )
)
Chance: TypeAlias = Callable[[Mapping[str, Known]], float]
"""How likely an account is won."""


def observations(drawn: Random, count: int, chance: Chance) -> tuple[list[Observation], dict[str, float]]:
    """Accounts of a company each, and how likely each company was won."""
    found, chances = [], {}
    for number in range(count):
        account: dict[str, Known] = {
            "employees": drawn.randint(1, 500),
            "revenue": drawn.randint(1, 99) * 100_000,
            "stage": drawn.choice(_STAGES),
            "tools": frozenset(drawn.sample(_TOOLS, 2)),
            "in_house": drawn.random() < 0.5,
            "last_round": DAY - datetime.timedelta(drawn.randint(1, 900)),
        }
        company = f"company {number}"
        chances[company] = chance(account)
        found.append(Observation(company, drawn.random() < chances[company], DAY, account))
    return found, chances


def halves(found: list[Observation], seed: int) -> Parts:
    """The two parts of a run."""
    return divided(found, learning_companies((one.company for one in found), seed))


def mined(parts: Parts) -> dict[str, Judged]:
    """What is found of each field."""
    asked = [question_of(field, parts.learning) for field in FIELDS]
    results = judged([(question, parts.judging) for question in asked if question is not None])
    return {result.question.field: result for result in results}
