"""The command line: arguments in, calls, exit codes out."""

from icp_playbook.cli.commands import main

__all__ = ["main"]
