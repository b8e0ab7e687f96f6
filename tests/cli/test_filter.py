"""`icp-playbook filter`: the filter on stdout, what it leaves out on stderr."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from icp_playbook.campaign import TARGETS
from icp_playbook.cli import main

ROOT = Path(__file__).parent.parent.parent


def filter_(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["filter", "--root", str(ROOT), *arguments])


@pytest.mark.parametrize("target", TARGETS)
def test_every_format(target: str) -> None:
    result = filter_("saas", "--format", target, "--as-of", "2026-11-22")
    assert result.exit_code == 0
    assert result.stdout.strip()
    assert bool(result.stderr) == (target != "text")


def test_a_machine_reads_stdout_alone() -> None:
    result = filter_("logistics", "--format", "hubspot")
    assert list(json.loads(result.stdout)) == ["filterBranch"]
    assert "disqualifier left out, Low urgency: no HubSpot property is known for Urgency\n" in result.stderr


def test_text_is_the_default() -> None:
    assert filter_("saas").stdout.startswith("SaaS scale-ups\n\nIn, if all of these are true:\n")


def test_an_icp_that_does_not_exist() -> None:
    result = filter_("logistic")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'error: there is no ICP "logistic"\n  help: did you mean "logistics"?\n'
    assert "help: use one of saas, ecommerce," in filter_("xyz").stderr
