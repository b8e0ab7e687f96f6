"""The options of `diff` that hold a change against the playbook's policy."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import click

from icp_playbook.cli.opening import day_of
from icp_playbook.cli.paths import FILE
from icp_playbook.findings import CommandError
from icp_playbook.review import PolicyRequest

Command: TypeAlias = Callable[..., Any]
_POLICY = "Exit with 1 if the change does not keep the policy that playbook.yaml has in BASE."
_ON = "With --policy: the day it is to be merged.  [default: today in UTC]"
_APPROVALS = "With --policy: a JSON file with the approvals that the forge knows of."


def policy_options(command: Command) -> Command:
    """`--policy`, `--on` and `--approvals`."""
    command = click.option("--approvals", metavar="FILE", type=FILE, help=_APPROVALS)(command)
    command = click.option("--on", "on_day", metavar="DATE", help=_ON)(command)
    return click.option("--policy", "hold_to_policy", is_flag=True, help=_POLICY)(command)


def policy_request(how: Mapping[str, Any]) -> PolicyRequest | None:
    """What was asked for; None without --policy. Raises CommandError for options that then mean nothing."""
    day, approvals = how["on_day"], how["approvals"]
    if not how["hold_to_policy"]:
        for option, given in (("--on", day), ("--approvals", approvals)):
            if given is not None:
                raise CommandError(
                    f"{option} says nothing without --policy", f"add --policy, or leave out {option}"
                )
        return None
    return PolicyRequest(day_of(day) if day else datetime.datetime.now(datetime.UTC).date(), approvals)
