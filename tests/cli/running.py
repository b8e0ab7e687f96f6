"""Commands as they are typed: arguments in, exit code and both outputs out."""

from click.testing import CliRunner, Result

from icp_playbook.cli import main
from tests.playbooks.copies import PlaybookCopy


def run(*arguments: str) -> Result:
    """Runs a command line. Any exception but an exit is raised again: a user would see a traceback."""
    return CliRunner(catch_exceptions=False).invoke(main, arguments)


def check(playbook: PlaybookCopy, *options: str) -> Result:
    """`icp-playbook check` on a playbook, the day after the minimal one was reviewed."""
    return run("check", "--root", str(playbook.root), "--as-of", "2026-03-02", *options)
