"""The day as of which accounts are scored, and by which definitions, as options."""

import click

as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    help="Count days (signals, recency) back from this date.  [default: today]",
)
as_defined_now_option = click.option(
    "--as-defined-now", is_flag=True, help="Count changes of decisions that are not effective on that day."
)
