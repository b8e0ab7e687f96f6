"""Days on the command line: the day as of which accounts are scored."""

import datetime

import click

from icp_playbook.findings import CommandError
from icp_playbook.values import parse_date

as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    help="Count days (signals, recency) back from this date.  [default: today]",
)


def day_of(text: str | None) -> datetime.date:
    """The given date, else today."""
    day = parse_date(text) if text else datetime.datetime.now().astimezone().date()
    if day is None:
        raise CommandError(f'"{text}" is not a date', "write it as 2026-10-01")
    return day
