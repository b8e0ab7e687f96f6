"""Each rule warns of its weakness once, and no longer after the fix."""

from pathlib import Path

import pytest

from icp_playbook.findings import Rule, rules
from icp_playbook.findings.rules import LOADER_RULES
from icp_playbook.lint import RULES, LintRule, catalogue, registry
from tests.cli.running import check
from tests.lint.weak_playbooks import BY_EVALUATION, PROFILE, WEAK, Weak
from tests.playbooks.copies import PlaybookCopy


@pytest.mark.parametrize("weak", WEAK, ids=lambda weak: weak.rule)
def test_a_weakness_is_reported_until_it_is_fixed(weak: Weak, minimal: PlaybookCopy) -> None:
    weak.weakens(minimal)
    result = check(minimal)
    step = "" if weak.rule != "no-disqualifiers" else result.stdout.partition("\n")[0] + "\n"
    assert step.startswith("next: ") or not step
    assert result.stdout == f"{step}{weak.warning}\n  help: {weak.help}\n"
    assert (result.stderr, result.exit_code) == ("1 warning\n", 0)
    weak.mends(minimal)
    assert check(minimal).stdout == ""


def test_every_rule_of_judgement_is_tried() -> None:
    undated = [rule.id for rule in RULES if isinstance(rule, LintRule)]
    assert [weak.rule for weak in WEAK] == [id_ for id_ in undated if id_ not in BY_EVALUATION]


def test_judgement_warns_and_a_broken_example_or_list_or_a_misspelt_rule_stops_the_build() -> None:
    assert [rule.id for rule in RULES if rule.severity != "warning"] == [
        *("unknown-rule", "example-verdict", "unread-list", "list-share"),
        *("unread-outcomes", "figure-differs", "missed-search"),
    ]
    assert {rule.severity for rule in LOADER_RULES} == {"error"}


def test_every_rule_of_the_loader_stands_in_its_list() -> None:
    declared = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]
    assert declared == [*LOADER_RULES]


def test_every_file_with_a_rule_is_in_the_registry() -> None:
    files = [
        file.stem
        for file in Path(registry.__file__).parent.glob("*.py")
        if "\nRULE = " in file.read_text("utf-8")
    ]
    assert sorted(files) == sorted(rule.id.replace("-", "_") for rule in RULES)


def test_an_id_means_one_rule() -> None:
    assert len(catalogue()) == len(LOADER_RULES) + len(RULES)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("customers", "no best customer backs it"),
        ("figures", "no figure backs it"),
        ("interviews", "no customer was interviewed"),
    ],
)
def test_each_kind_of_missing_evidence_is_reported(minimal: PlaybookCopy, block: str, message: str) -> None:
    text = minimal.text(PROFILE)
    start = text.index(f"  {block}:")
    end = text.index("\n  ", text.index("\n    ", start))
    while text[end + 3] == " ":
        end = text.index("\n  ", end + 1)
    minimal.write(PROFILE, text[:start] + text[end + 1 :])
    assert f"the profile is operational, but {message}\n" in check(minimal).stdout


def test_a_description_is_compared_with_the_best_band_only(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "at_least: 5}, points: 5", "between: [5, 90]}, points: 5")
    assert check(minimal).stdout == ""
    minimal.edit(PROFILE, "between: [5, 90]}, points: 5", "between: [5, 90]}, points: 25")
    assert "`employees` is described as 10–50, but" in check(minimal).stdout
