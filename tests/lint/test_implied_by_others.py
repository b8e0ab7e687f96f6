"""Musts and disqualifiers that others imply are reported; those that decide something are not."""

import pytest

from icp_playbook.boundary import NotDecided
from tests.lint.example_playbook import ExamplePlaybook

LOGISTICS = "icp/profiles/logistics.yaml"
REGION = "      when: {field: country, in: [north-america, european-union]}\n"
LOADS = "      when: {field: orders_per_month, at_least: 1000}\n"
MORE = (
    "    - {id: hundred-loads, label: 100 loads, why: They need a dispatcher.,\n"
    "       when: {field: orders_per_month, at_least: %s}}\n  score:\n"
)


@pytest.mark.parametrize(("loads", "found"), [(100, True), (1000, True), (1001, False)])
def test_a_must_that_follows_from_another(example: ExamplePlaybook, loads: int, found: bool) -> None:
    example.edit(LOGISTICS, "  score:\n", MORE % loads)
    sentences = [finding.sentence for finding in example.findings("implied-by-others")]
    names = ("100 loads", "1,000 loads a month")
    first, then = names if not found else names[::-1]
    assert sentences == [f'every account that meets "{first}" meets "{then}" too']


def test_a_must_that_only_what_is_not_known_tells_apart_decides(example: ExamplePlaybook) -> None:
    """It is met by every account of which the field is known, and not known of the others."""
    any_loads = "{any: [{field: sites, at_least: 1}, {field: sites, at_most: 0}, %s]}"
    must = (
        "    - {id: any-sites, label: Any sites, why: They have some.,\n"
        f"       when: {any_loads % '{field: orders_per_month, at_least: 1000}'}}}\n  score:\n"
    )
    example.edit(LOGISTICS, "  score:\n", must)
    (finding,) = example.findings("implied-by-others")  # met by whoever meets the must it names
    assert finding.sentence.endswith('meets "Any sites" too')
    example.edit(LOGISTICS, "{field: orders_per_month, at_least: 1000}]", "{field: sites, at_least: 2}]")
    assert example.findings("implied-by-others") == ()


def test_musts_that_contradict_each_other_are_another_rule(example: ExamplePlaybook) -> None:
    example.edit(LOGISTICS, "  score:\n", MORE.replace("at_least: %s", "at_most: 9"))
    assert example.findings("implied-by-others") == ()


def test_a_disqualifier_that_one_above_it_forestalls(example: ExamplePlaybook) -> None:
    root, out = example.root, "icp/disqualifiers/low-urgency.yaml"
    text = (root / out).read_text("utf-8")
    when = next(line for line in text.splitlines() if line.startswith("when:"))
    narrow = text.replace(when, f"when: {{all: [{when.removeprefix('when: ')}, {{field: sites, is: 1}}]}}")
    (root / "icp/disqualifiers/one-site.yaml").write_text(
        narrow.replace("name: ", "name: One site, ", 1), "utf-8"
    )
    example.edit(LOGISTICS, "    - low-urgency\n", "    - low-urgency\n    - one-site\n")
    (finding,) = example.findings("implied-by-others")
    assert finding.sentence == 'whoever meets "One site, Low urgency" meets "Low urgency" above it too'
    example.edit(LOGISTICS, "    - low-urgency\n    - one-site\n", "    - one-site\n    - low-urgency\n")
    assert example.findings("implied-by-others") == ()


def test_what_is_not_decided_in_time_is_no_claim(
    example: ExamplePlaybook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undecided(*_: object, **__: object) -> None:
        raise NotDecided

    example.edit(LOGISTICS, "  score:\n", MORE % 100)
    monkeypatch.setattr("icp_playbook.boundary.members.account_where", undecided)
    sentences = [finding.sentence for finding in example.findings("implied-by-others")]
    assert sentences == ['whether "100 loads" follows from others was not decided in time']
