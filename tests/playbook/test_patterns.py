"""Every pattern that text in YAML must match is told in words, never as a regular expression."""

import json

from icp_playbook.model import models
from icp_playbook.playbook.patterns import asked_by
from icp_playbook.values import DATE_PATTERN, ID_PATTERN, MONEY_PATTERN
from icp_playbook.values.written_numbers import WRITTEN_NUMBER_PATTERN

WORDED_ELSEWHERE = {
    *(ID_PATTERN, DATE_PATTERN, MONEY_PATTERN, WRITTEN_NUMBER_PATTERN),
    *(r"^[1-9][0-9]{0,3}d$", r"[^\s]"),
}
"""Those of types with words of their own."""


def patterns(schema: object) -> set[str]:
    """All patterns of a JSON schema."""
    if isinstance(schema, list):
        return {found for item in schema for found in patterns(item)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    keys = set(schema.get("patternProperties", {}))
    return own | keys | {found for value in schema.values() for found in patterns(value)}


def test_no_remedy_shows_a_regular_expression() -> None:
    asked = {
        found
        for model in models().values()
        for found in patterns(json.loads(json.dumps(model.model_json_schema())))
    }
    assert len(asked - WORDED_ELSEWHERE) >= 5
    assert {pattern for pattern in asked - WORDED_ELSEWHERE if pattern in asked_by(pattern)} == set()
