"""The bar of the engine: over the one before, on a terminal only."""

import sys

import pytest

from icp_playbook.cli import commands
from icp_playbook.decisions import OnProgress
from icp_playbook.findings import CommandError
from tests.cli.running import run
from tests.playbooks.copies import MINIMAL

HALF = "\r[###############---------------]  50% judged  "


@pytest.mark.parametrize(("terminal", "shown"), [(True, HALF), (False, "")])
def test_a_comparison_of_a_list_shows_how_far_it_is(
    terminal: bool, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def review(_request: object, progress: OnProgress) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        progress("judged", 0.5)
        raise CommandError("stopped here", "go on")

    monkeypatch.setattr(commands, "review_revisions", review)
    result = run("diff", "--root", str(MINIMAL), "HEAD~1", "HEAD", "--accounts", "list.csv")
    begun = result.stderr.partition("error:")[0]
    assert begun.startswith(shown)
    assert bool(begun.strip()) == terminal
