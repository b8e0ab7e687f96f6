"""A score for HubSpot's lead scoring API, which makes a draft of it that a person publishes.

The body of POST /marketing/lead-scoring/2026-09-beta/scores, as in HubSpot's specification:
https://github.com/HubSpot/HubSpot-public-api-spec-collection (Marketing/Lead Scoring)
https://developers.hubspot.com/docs/api-reference/2026-09-beta/marketing/lead-scoring/guide
"""

from collections.abc import Iterator
from typing import Any

from icp_playbook.activation.exclusive import MOST_BRANCHES, Branch, TooManyBranchesError, exclusive_branches
from icp_playbook.activation.score_draft import DraftCriterion, DraftGroup, ScoreDraft, obstacles_in
from icp_playbook.activation.steps import End, PointRule
from icp_playbook.activation.trees import joined
from icp_playbook.campaign import Literal, Tree, hubspot_branches, hubspot_test
from icp_playbook.fields import Catalogue
from icp_playbook.findings import CommandError

LEAD_SCORING = "/marketing/lead-scoring/2026-09-beta/scores"
END_NAMES: dict[End, str] = {"low": "at least", "high": "at most"}
_COMPANY = "0-2"
_LIMITS = (100, 500, 10_000)
"""Limits that HubSpot's score editor offers; Professional has the first only."""


def hubspot_obstacles(criterion: DraftCriterion, catalogue: Catalogue) -> Iterator[str]:
    """Why HubSpot cannot express a criterion."""
    found = list(
        obstacles_in(
            [*criterion.literals],
            lambda literal: hubspot_branches(literal, catalogue[literal.field]),
            catalogue,
        )
    )
    yield from found
    if not found:
        try:
            for step in (*criterion.low, *criterion.high):
                _branches(step, catalogue)
        except TooManyBranchesError:
            yield f"it would need more than {MOST_BRANCHES} rules"


def hubspot_score(draft: ScoreDraft, end: End, catalogue: Catalogue) -> dict[str, Any]:
    """The body that creates the score as a draft. Raises CommandError if it leaves HubSpot's limits."""
    return {
        "name": f"{draft.name}, {END_NAMES[end]}",
        "objectTypeId": _COMPANY,
        "allowedGroupTypes": ["FIT"],
        "maxScorePerCategory": _limit(draft, end),
        "groupConfigs": [_group(group, end, catalogue) for group in draft.groups],
    }


def _limit(draft: ScoreDraft, end: End) -> int:
    """The limit of the score; it holds below 0 as well."""
    bounds = [group.bounds(end) for group in draft.groups]
    farthest = max(sum(most for _, most in bounds), -sum(least for least, _ in bounds))
    for limit in _LIMITS:
        if farthest <= limit:
            return limit
    raise CommandError(
        f'"{draft.icp}" has more than {_LIMITS[-1]:,} points, which no HubSpot score has',
        "divide the points of its criteria and caps by the same number",
    )


def _group(group: DraftGroup, end: End, catalogue: Catalogue) -> dict[str, Any]:
    least, most = group.bounds(end)
    return {
        "groupName": group.label,
        "groupCategory": "FIT",
        "minValue": least,
        "maxValue": most,
        "ruleConfigurations": [
            _rule(step.points, branch)
            for criterion in group.criteria
            for step in criterion.steps(end)
            for branch in _branches(step, catalogue)
        ],
    }


def _branches(step: PointRule, catalogue: Catalogue) -> list[list[tuple[str, dict[str, Any]]]]:
    """Branches of properties and operations, no two true at once: HubSpot adds up every rule that holds."""
    found = exclusive_branches(_simple(step.when, catalogue))
    return [[hubspot_test(literal, catalogue[literal.field]) for literal in branch] for branch in found]


def _simple(tree: Tree, catalogue: Catalogue) -> Tree:
    """The tree in tests that HubSpot has: a range becomes two."""
    if not isinstance(tree, Literal):
        return joined(tree.joined, (_simple(part, catalogue) for part in tree.parts))
    branches: list[Branch] = hubspot_branches(tree, catalogue[tree.field])
    return joined("any", (joined("all", branch) for branch in branches))


def _rule(points: int, tests: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """Points where every test holds; without a test they are everybody's."""
    conditions = [{"type": "SINGLE", "property": name, "operation": operation} for name, operation in tests]
    where = {"type": "COMPOSITE", "operator": "AND", "conditions": conditions}
    conditional = {"type": "CONDITIONAL", "value": points, "whereCondition": where}
    constant = {"type": "CONSTANT", "value": points}
    return {"configuration": {"calculation": conditional if tests else constant}, "enabled": True}
