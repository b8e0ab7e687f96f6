"""The command `activate`."""

from pathlib import Path
from typing import cast

import click

from icp_playbook.activation import CRM_TARGETS, CrmTarget, activation
from icp_playbook.cli.opening import day_of, known_icp, linked, noted, root_option, say
from icp_playbook.cli.paths import PATH
from icp_playbook.findings import CommandError
from icp_playbook.outputs import create_all
from icp_playbook.phrases import counted, shown


@click.command()
@root_option
@click.argument("target", metavar="TARGET", type=click.Choice(CRM_TARGETS))
@click.argument("icps", metavar="[ICP]...", nargs=-1)
@click.option(
    "-o", "--output", "folder", metavar="DIR", type=PATH, required=True, help="A new or empty folder."
)
def activate(root: Path, target: str, icps: tuple[str, ...], folder: Path) -> None:
    """Write ICPs as a draft of a CRM's own scoring, and its tier, status and play as properties.

    TARGET is hubspot, salesforce or zoho. Without ICP, writes all that are operational. Sends nothing: a
    person publishes the draft, as README.md in DIR says. What the CRM cannot say exactly is left out and
    listed, with its points.
    """
    playbook = noted(linked(root), day_of(None))
    _check_empty(folder)
    made = activation(playbook, [known_icp(playbook, icp) for icp in icps], cast(CrmTarget, target))
    create_all(folder, made.files)
    say(
        *made.notes,
        f"{counted(len(made.files), 'file')} written to {shown(folder)}; read on in README.md there",
    )


def _check_empty(folder: Path) -> None:
    """Raises CommandError where something stands already."""
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError(f"`{shown(folder)}` is not empty", "name a new folder, or empty it first")
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"`{shown(folder)}` is a file", "name a folder")
