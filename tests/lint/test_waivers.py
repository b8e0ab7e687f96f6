"""A playbook sets how a rule counts, and a file waives one with a reason."""

import json

import pytest

from icp_playbook.lint import (
    RULES,
    CheckedPlaybook,
    LintResult,
    catalogue,
    run_rules,
    waivable_rules,
    waived,
)
from icp_playbook.playbook import load
from icp_playbook.views.health import health_view
from tests.cli.running import check, run
from tests.lint.weak_playbooks import PLAYBOOK, PROFILE, WEAK, Weak
from tests.playbooks.copies import PlaybookCopy

THIN = next(weak for weak in WEAK if weak.rule == "thin-evidence")
HEAD = "max_personas: 1"


def _weak(minimal: PlaybookCopy, waive: str = "", rules: str = "") -> PlaybookCopy:
    """Thin evidence, with what stands under `waive` of the profile and `rules` of the playbook."""
    THIN.weakens(minimal)
    if waive:
        minimal.edit(PROFILE, "tags: [food]", f"tags: [food]\nwaive:\n  - {{{waive}}}")
    return minimal.edit(PLAYBOOK, HEAD, f"{HEAD}\nrules: {{{rules}}}") if rules else minimal


def _result(minimal: PlaybookCopy) -> LintResult:
    """What the rules find in a build, which has no day."""
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    return run_rules(loaded.playbook, loaded.documents)


@pytest.mark.parametrize("weak", WEAK, ids=lambda weak: weak.rule)
def test_each_rule_can_be_waived_where_it_finds_something(weak: Weak, minimal: PlaybookCopy) -> None:
    weak.weakens(minimal)
    path = weak.warning.partition(":")[0]
    minimal.write(path, f"{minimal.text(path)}\nwaive: [{{rule: {weak.rule}, because: We know.}}]\n")
    result = _result(minimal)
    assert result.findings == ()
    ((finding, waiver),) = waived(result.waivers)
    assert (finding.rule, waiver.because) == (weak.rule, "We know.")


def test_a_warning_is_turned_off_or_made_an_error(minimal: PlaybookCopy) -> None:
    result = check(_weak(minimal, rules="thin-evidence: error"))
    assert result.stdout.startswith(THIN.warning.replace(" warning[", " error["))
    assert (result.stderr, result.exit_code) == ("1 error\n", 1)
    minimal.edit(PLAYBOOK, "thin-evidence: error", "thin-evidence: off")
    result = check(minimal)
    assert (result.stdout, result.stderr) == ("", "no findings\n")


def test_an_error_can_be_a_warning(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/examples/crumb.yaml", "status: fit", "status: outside")
    minimal.edit(PLAYBOOK, HEAD, f"{HEAD}\nrules: {{example-verdict: warning}}")
    result = check(minimal)
    assert (result.exit_code, "warning[example-verdict]" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("waive", "rules", "finding", "remedy"),
    [
        (
            "rule: no-evidence, because: We know.",
            "",
            "10:5: warning[unused-waiver] the waiver of `no-evidence` waives nothing",
            "remove it",
        ),
        (
            "rule: thin-evidence, because: We know.",
            "thin-evidence: off",
            "10:5: warning[unused-waiver] the waiver of `thin-evidence` waives nothing: "
            "icp/playbook.yaml turns the rule off",
            "remove it",
        ),
        (
            "rule: thin-evidnce, because: We know.",
            "thin-evidence: off",
            '10:12: error[unknown-rule] there is no rule "thin-evidnce"',
            'did you mean "thin-evidence"?',
        ),
        (
            "rule: unknown-key, because: We know.",
            "thin-evidence: off",
            "10:12: error[unknown-rule] `unknown-key` cannot be waived: a playbook that breaks it cannot be "
            "read as meant",
            "remove this, and fix what the rule finds",
        ),
        (
            "rule: unused-waiver, because: We know.",
            "thin-evidence: off",
            "10:12: error[unknown-rule] `unused-waiver` cannot be waived",
            "remove this, and fix what the rule finds, or set `unused-waiver` in icp/playbook.yaml",
        ),
    ],
)
def test_a_waiver_that_is_not_needed_or_not_possible_is_found(
    minimal: PlaybookCopy, waive: str, rules: str, finding: str, remedy: str
) -> None:
    result = check(_weak(minimal, waive, rules))
    assert result.stdout.startswith(f"{PROFILE}:{finding}\n  help: {remedy}\n")


@pytest.mark.parametrize(
    ("rules", "finding", "remedy"),
    [
        ("thin-evidnce: off", 'there is no rule "thin-evidnce"', 'did you mean "thin-evidence"?'),
        (
            "yaml-syntax: off",
            "`yaml-syntax` cannot be set: a playbook that breaks it cannot be read as meant",
            "remove this, and fix what the rule finds",
        ),
    ],
)
def test_a_rule_that_cannot_be_set_is_found(
    minimal: PlaybookCopy, rules: str, finding: str, remedy: str
) -> None:
    minimal.edit(PLAYBOOK, HEAD, f"{HEAD}\nrules: {{{rules}}}")
    result = check(minimal)
    assert result.stdout == f"{PLAYBOOK}:29:9: error[unknown-rule] {finding}\n  help: {remedy}\n"
    assert result.exit_code == 1


def test_a_placeholder_is_no_reason(minimal: PlaybookCopy) -> None:
    found = check(_weak(minimal, "rule: thin-evidence, because: TBD")).stdout
    assert '10:36: warning[unused-waiver] the waiver of `thin-evidence` does not hold: "TBD"' in found
    assert "warning[thin-evidence]" in found
    assert "placeholder-text" not in found


def test_a_waiver_ends_after_its_last_day_and_a_build_has_none(minimal: PlaybookCopy) -> None:
    _weak(minimal, "rule: thin-evidence, because: We count again in spring., until: 2026-03-02")
    assert check(minimal).stderr == "no findings, 1 waived\n"
    result = run("check", "--root", str(minimal.root), "--as-of", "2026-03-03")
    assert (
        "10:70: warning[unused-waiver] the waiver of `thin-evidence` ended on 2026-03-02\n" in result.stdout
    )
    assert result.stderr == "2 warnings\n"
    assert _result(minimal).findings == ()


def test_a_rule_that_needs_a_day_is_not_called_unused_without_one(minimal: PlaybookCopy) -> None:
    minimal.edit(
        PROFILE, "tags: [food]", "waive: [{rule: overdue-review, because: She is away.}]\ntags: [food]"
    )
    assert _result(minimal).findings == ()
    assert "waives nothing" in check(minimal).stdout
    late = run("check", "--root", str(minimal.root), "--as-of", "2026-07-01").stdout
    assert f"{PROFILE}:5:9: warning[overdue-review]" not in late


def test_of_two_waivers_of_a_rule_the_second_is_unused(minimal: PlaybookCopy) -> None:
    twice = "rule: thin-evidence, because: We know.}\n  - {rule: thin-evidence, because: We do."
    assert check(_weak(minimal, twice)).stdout.startswith(f"{PROFILE}:11:5: warning[unused-waiver]")


def test_what_is_waived_is_in_the_json_with_its_reason(minimal: PlaybookCopy) -> None:
    _weak(minimal, "rule: thin-evidence, because: We count again., until: 2026-06-01")
    minimal.edit("personas/owner.yaml", "department: Bakehouse", "department: TBD")
    found = json.loads(check(minimal, "--format", "json").stdout)
    assert [one["rule"] for one in found["findings"]] == ["placeholder-text"]
    ((rule, because, until),) = [(one["rule"], one["because"], one["until"]) for one in found["waived"]]
    assert (rule, because, until) == ("thin-evidence", "We count again.", "2026-06-01")


def test_the_state_page_shows_it_with_its_reason(minimal: PlaybookCopy) -> None:
    _weak(minimal, "rule: thin-evidence, because: We count again.")
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    result = run_rules(loaded.playbook, loaded.documents)
    checked = CheckedPlaybook(result.findings, loaded.documents, result.waivers)
    view = health_view(loaded.playbook, checked, "")
    (row,) = view.waivers
    assert (view.found, row.rule, row.because, row.until) == ((), "thin-evidence", "We count again.", None)
    assert row.sentences == ('"win-rate" is counted over 9; 10 is the least that means anything',)
    assert row.spot.place == f"{PROFILE}:10"


def test_explain_says_how_to_set_and_waive_a_rule() -> None:
    texts = {rule: run("explain", rule).stdout for rule in catalogue()}
    assert {rule for rule, text in texts.items() if "To waive it in one file" in text} == {*waivable_rules()}
    fixed = {rule for rule, text in texts.items() if "It cannot be set or waived" in text}
    assert fixed == {*catalogue()} - {rule.id for rule in RULES if rule.id != "unknown-rule"}
