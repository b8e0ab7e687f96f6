"""A rule that one file and one line of the registry add is found, explained, shown and in the reference."""

import pytest

from icp_playbook.lint import CheckedPlaybook, catalogue, lint, registry
from icp_playbook.playbook import load
from icp_playbook.report.rule_reference import rule_reference
from icp_playbook.views.health import health_view
from tests.cli.running import check, run
from tests.lint import toy_rule
from tests.playbooks.copies import PlaybookCopy


@pytest.fixture(autouse=True)
def _with_its_line_in_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "RULES", (*registry.RULES, toy_rule.RULE))


def _shout(minimal: PlaybookCopy) -> None:
    path = next(iter((minimal.root / "personas").glob("*.yaml")))
    text = path.read_text("utf-8")
    name = next(line for line in text.splitlines() if line.startswith("name: "))
    path.write_text(text.replace(name, "name: TREASURER"), "utf-8")


def test_it_is_found(minimal: PlaybookCopy) -> None:
    assert check(minimal).stdout == ""
    _shout(minimal)
    result = check(minimal)
    assert result.stdout.endswith(
        ' warning[shouting-name] "TREASURER" shouts\n  help: write it in small letters\n'
    )
    assert (result.stderr, result.exit_code) == ("1 warning\n", 0)


def test_it_is_explained() -> None:
    assert run("explain", "shouting-name").stdout == (
        "warning[shouting-name] A persona has a name that can be read aloud. The build goes on.\n\n"
        'Example: "CFO | TREASURER" shouts\n'
        "  help: write it in small letters\n\n"
        "To set it to off, warning or error, in icp/playbook.yaml: `rules: {shouting-name: off}`\n"
        "To waive it in one file: `waive: [{rule: shouting-name, because: ...}]`, with your reason\n"
    )
    assert run("explain", "shouting-nmae").stderr.endswith('help: did you mean "shouting-name"?\n')


def test_it_is_in_the_reference() -> None:
    last = rule_reference(catalogue().values()).splitlines()[-1]
    assert last == (
        "| `shouting-name` | warning | A persona has a name that can be read aloud. "
        '| "CFO \\| TREASURER" shouts | write it in small letters |'
    )


def test_it_is_shown_on_the_state_page(minimal: PlaybookCopy) -> None:
    _shout(minimal)
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    checked = CheckedPlaybook(lint(loaded.playbook, loaded.documents), loaded.documents)
    (found,) = health_view(loaded.playbook, checked, "").found
    (row,) = found.first
    assert (found.rule, found.about) == ("shouting-name", "A persona has a name that can be read aloud.")
    assert row.sentence == '"TREASURER" shouts'
