"""Items with another id are what they were, and so is whatever names them: in every list, both ways."""

import json
from typing import Any

import pytest

from icp_playbook.diff import Contents, renames_between
from icp_playbook.playbook import Key
from tests.diff.lines import BASE, change_lines, edited
from tests.playbooks.documents import EXAMPLE_DOCUMENTS

EXAMPLE: Contents = {Key(one.kind, one.id): one.data for one in EXAMPLE_DOCUMENTS}
LISTS = [
    ("playbook", "products"), ("playbook", "tiers"), ("playbook", "levels"), ("playbook", "plays"),
    ("playbook", "custom_properties"), ("fields", "fields"), ("profile", "needs"),
    ("profile", "value_propositions"), ("profile", "proof"), ("profile", "use_cases"), ("profile", "must"),
    ("profile", "score"), ("segment", "objections"), ("segment", "outreach"),
]  # fmt: skip


def renamed(data: Any, old: str, new: str) -> Any:
    """A document with another word wherever it stands alone, as value or as key: what a person replaces."""
    if isinstance(data, dict):
        return {new if key == old else key: renamed(value, old, new) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(item, old, new) for item in data]
    return new if data == old else data


def everywhere(contents: Contents, old: str, new: str) -> Contents:
    return {key: renamed(data, old, new) for key, data in contents.items()}


def items(kind: str, name: str) -> list[str]:
    """Ids of the first file of a kind that has such a list: those that are no words, if there are any."""
    for key, data in EXAMPLE.items():
        found: Any = data
        if key.kind == kind:
            listed = found.get(name) or found.get("fit", {}).get(name)
            if listed:
                ids = [str(item["id"]) for item in listed]
                return [id_ for id_ in ids if {*id_} & {*"-_"}] or ids
    return []


@pytest.mark.parametrize(("kind", "name"), LISTS)
def test_an_id_replaced_everywhere_is_one_change_for_each_list_that_has_it(kind: str, name: str) -> None:
    ids = items(kind, name)
    assert ids
    for id_ in ids[:3]:
        new = everywhere(EXAMPLE, id_, "quite-another")
        for sides in ((EXAMPLE, new), (new, EXAMPLE)):
            lines = change_lines(*sides)
            assert lines
            other = [line for line in lines if not line.startswith("item-renamed editorial: ")]
            assert other == [], f"{id_}: {other[:3]}"


@pytest.mark.parametrize("value", ["paper", "grown", "nordics"])
def test_a_value_replaced_everywhere_is_one_change(value: str) -> None:
    new = everywhere(BASE, value, "another-word")
    for sides in ((BASE, new), (new, BASE)):
        assert [line.partition(":")[0] for line in change_lines(*sides)] == ["item-renamed editorial"]


def test_a_value_that_an_empty_cell_means_is_followed() -> None:
    tools = "    label: Tools\n    type: choices\n"
    old = edited("icp/fields.yaml", (tools, f"{tools}    missing: [paper]\n"))
    new = everywhere(old, "paper", "another-word")
    for sides in ((old, new), (new, old)):
        assert [line.partition(":")[0] for line in change_lines(*sides)] == ["item-renamed editorial"]
    other = edited("icp/fields.yaml", (tools, f"{tools}    missing: [till]\n"))
    lines = change_lines(old, everywhere(other, "paper", "another-word"))
    assert [line.partition(":")[0] for line in lines] == [
        "item-renamed editorial",
        "field-reading-changed boundary shifts",
        "field-reading-changed boundary shifts",
    ]


def test_new_ids_are_known_by_what_has_them() -> None:
    new = everywhere(everywhere(everywhere(BASE, "tier-1", "best"), "has_oven", "bakes"), "paper", "pen")
    found = renames_between(BASE, new)
    assert json.loads(json.dumps([found.items, found.values])) == [
        {"tier": {"tier-1": "best"}, "field": {"has_oven": "bakes"}},
        {"tools": {"paper": "pen"}},
    ]


TIERS = "  - {id: tier-1, label: Tier 1, at_least: 50, means: Looks like our best customers.}\n"


@pytest.mark.parametrize(
    ("tier", "ids"),
    [
        ("  - {id: best, label: Tier 1, at_least: 60, means: As our best.}\n", {"tier-1": "best"}),
        ("  - {id: best, label: Best, at_least: 50, means: As our best.}\n", {"tier-1": "best"}),
        ("  - {id: best, label: Best, at_least: 60, means: As our best.}\n", {"tier-1": "best"}),
        (
            "  - {id: best, label: Best, at_least: 60, means: As our best.}\n"
            "  - {id: good, label: Good, at_least: 55, means: Looks good.}\n",
            {},
        ),
        (
            "  - {id: best, label: Tier 1, at_least: 60, means: As our best.}\n"
            "  - {id: good, label: Tier 1, at_least: 50, means: Looks good.}\n",
            {"tier-1": "good"},
        ),
        (
            "  - {id: best, label: Tier 1, at_least: 60, means: As our best.}\n"
            "  - {id: good, label: Tier 1, at_least: 55, means: Looks good.}\n",
            {},
        ),
    ],
    ids=["same name", "same start", "same place", "two in its place", "the one that starts there", "either"],
)
def test_a_tier_is_the_same_where_one_alone_is_called_so_starts_there_or_stands_there(
    tier: str, ids: dict[str, str]
) -> None:
    new = edited("icp/playbook.yaml", (TIERS, tier))
    assert renames_between(BASE, new).of("tier") == ids


def test_a_tier_that_starts_at_0_is_known_by_it() -> None:
    last = "  - {id: tier-2, label: Tier 2, at_least: 0, means: Can wait.}\n"
    others = (
        "  - {id: middle, label: Middle, at_least: 20, means: Can be called.}\n"
        "  - {id: rest, label: Rest, at_least: 0, means: Can wait.}\n"
    )
    assert renames_between(BASE, edited("icp/playbook.yaml", (last, others))).of("tier") == {"tier-2": "rest"}


TOOL = "      - {id: paper, label: Paper}\n"
WAS = "      - {id: ledger, label: Ledgers}\n      - {id: notebook, label: Notebooks}\n"


@pytest.mark.parametrize(
    ("tools", "ids"),
    [
        (
            "      - {id: books, label: Accounts, synonyms: [Ledger]}\n      - {id: pads, label: Pads}\n",
            {"ledger": "books"},
        ),
        ("      - {id: books, label: Account books, synonyms: [Ledgers, notebook]}\n", {}),
        ("      - {id: books, label: LEDGERS, synonyms: [notebook]}\n", {"ledger": "books"}),
        (
            "      - {id: books, label: Books, synonyms: [ledger]}\n"
            "      - {id: rolls, label: Rolls, synonyms: [Ledgers]}\n",
            {},
        ),
    ],
    ids=["synonym", "two merged", "one by its name, the other merged", "synonym of two"],
)
def test_a_value_is_the_same_where_it_is_a_synonym_of_one_alone(tools: str, ids: dict[str, str]) -> None:
    old, new = (edited("icp/fields.yaml", (TOOL, TOOL + more)) for more in (WAS, tools))
    assert renames_between(old, new).values.get("tools", {}) == ids
    back = {after: before for before, after in ids.items()}
    assert renames_between(new, old).values.get("tools", {}) == back


def test_a_change_beside_a_new_id_is_told_under_it() -> None:
    tier = "  - {id: best, label: Tier 1, at_least: 60, means: Looks like our best customers.}\n"
    assert change_lines(BASE, edited("icp/playbook.yaml", (TIERS, tier))) == [
        "item-renamed editorial: Tier 1: id tier-1 → best",
        "threshold-raised boundary narrows: Tier 1 starts at 50 → 60",
    ]
