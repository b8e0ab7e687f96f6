"""How many contacts have to match is a change of every condition that asks them."""

from typing import Any

import pytest

from icp_playbook.playbook import Key
from tests.diff.lines import FIELDS_KEY, change_lines, edited, yaml_data
from tests.playbooks.copies import MINIMAL

Contents = dict[Key, Any]
EITHER = "{any: [{field: has_oven, is: true}, {field: stage, is: grown}]}"
FIELD = "type: boolean"


def of_contacts(match: str, must: str = "{field: has_oven, is: true}") -> Contents:
    """The minimal playbook with ovens that contacts have, and a must on them."""
    base = edited("icp/profiles/bakeries.yaml", ("{field: has_oven, is: true}", must))
    text = (MINIMAL / "icp/fields.yaml").read_text("utf-8")
    return {**base, FIELDS_KEY: yaml_data(text.replace(FIELD, f"{FIELD}, {match}" if match else FIELD))}


ANY, ALL = "of: contact, match: any", "of: contact, match: all"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            of_contacts(ANY),
            of_contacts(ALL),
            "must-narrowed boundary narrows: Bakes itself: Any contact: Own oven: yes → "
            "Every contact: Own oven: yes",
        ),
        (
            of_contacts(ALL),
            of_contacts(ANY),
            "must-widened boundary widens: Bakes itself: Every contact: Own oven: yes → "
            "Any contact: Own oven: yes",
        ),
        (
            of_contacts(""),
            of_contacts(ANY),
            "must-shifted boundary shifts: Bakes itself: Own oven: yes → Any contact: Own oven: yes",
        ),
        (
            of_contacts(ANY),
            of_contacts(ANY, EITHER),
            "must-widened boundary widens: Either is now enough: Any contact: Own oven: yes or "
            "Stage is Grown (Bakes itself)",
        ),
        (
            of_contacts(ANY, EITHER),
            of_contacts(ALL),
            "must-narrowed boundary narrows: Bakes itself: Any contact: Own oven: yes or Stage is Grown → "
            "Every contact: Own oven: yes",
        ),
        (
            of_contacts(ANY),
            of_contacts(ALL, EITHER),
            "must-shifted boundary shifts: Bakes itself: Any contact: Own oven: yes → "
            "Every contact: Own oven: yes or Stage is Grown",
        ),
    ],
)
def test_who_has_to_match_is_found_with_its_direction(old: Contents, new: Contents, line: str) -> None:
    found = [one for one in change_lines(old, new) if not one.startswith("field-reading-changed")]
    assert found == [line]
