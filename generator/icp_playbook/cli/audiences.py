"""The options that name an audience."""

import click

from icp_playbook.model import AUDIENCES

built_for = click.option(
    "--audience", type=click.Choice(AUDIENCES), help="Who reads it.  [default: as mkdocs.yml says]"
)
checked_as = click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Check what a build for these readers has, and list what it leaves out.",
)
packed_for = click.option(
    "--audience", type=click.Choice(AUDIENCES), help="Refuse a site that was built for other readers."
)
