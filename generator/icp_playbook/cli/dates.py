"""The day as of which accounts are scored, as an option."""

import click

as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    help="Count days (signals, recency) back from this date.  [default: today]",
)
