"""The options of `score` that say how cells are read, and which accounts are written in what order."""

from collections.abc import Callable
from typing import Any, TypeAlias

import click

from icp_playbook.accounts import ORDERS

Command: TypeAlias = Callable[..., Any]
_ASSUME = "Use this value in rows without one; can be repeated."
_SHOW = "Also say, column by column, what cells were read as."
_REACH = "Also say what would lead each account to a better tier; takes longer."


def reading_options(command: Command) -> Command:
    """`--assume` and `--show-read`."""
    command = click.option("--show-read", is_flag=True, help=_SHOW)(command)
    return click.option("--assume", metavar="FIELD=VALUE", multiple=True, help=_ASSUME)(command)


def ranking_options(command: Command) -> Command:
    """`--sort`, `--top` and `--to-reach`."""
    command = click.option("--to-reach", is_flag=True, help=_REACH)(command)
    best = "Only the N best accounts, best first."
    command = click.option("--top", metavar="N", type=click.IntRange(1), help=best)(command)
    order = "Rows as in the list, or the best first."
    kinds = click.Choice(ORDERS)
    return click.option("--sort", "order", type=kinds, default="list", help=order)(command)
