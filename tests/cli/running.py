"""Commands as they are typed: arguments in, exit code and both outputs out."""

from click.testing import CliRunner, Result

from icp_playbook.cli import main
from tests.playbooks.copies import PlaybookCopy


def run(*arguments: str) -> Result:
    """Runs a command line, which must not end with a fault of ours."""
    result = CliRunner(catch_exceptions=False).invoke(main, arguments)
    assert result.exit_code in (0, 1, 2), result.stderr
    return result


def check(playbook: PlaybookCopy, *options: str) -> Result:
    """`icp-playbook check` on a playbook, the day after the minimal one was reviewed."""
    return run("check", "--root", str(playbook.root), "--as-of", "2026-03-02", *options)
