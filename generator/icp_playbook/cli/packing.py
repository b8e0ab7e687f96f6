"""The command `pack`."""

from pathlib import Path

import click

from icp_playbook.cli.audiences import packed_for
from icp_playbook.cli.paths import PATH
from icp_playbook.model import Audience
from icp_playbook.pack import pack as write_zip
from icp_playbook.phrases import counted


@click.command()
@click.argument("site", metavar="SITE", type=PATH)
@click.argument("target", metavar="FILE.zip", type=PATH)
@packed_for
def pack(site: Path, target: Path, audience: Audience | None) -> None:
    """Zip the built site SITE so that it opens from disk, without a server.

    Unpack it and open playbook/index.html in a browser.
    """
    count = write_zip(site, target, audience)
    click.echo(f"{counted(count, 'file')} written to {target}", err=True)
