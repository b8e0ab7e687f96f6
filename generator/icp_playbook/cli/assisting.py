"""The command `mcp`."""

from pathlib import Path

import click
from click.core import ParameterSource

from icp_playbook.assistants import SKILL, serve, write_skill
from icp_playbook.cli.opening import playbook_folder, root_option, say
from icp_playbook.cli.paths import PATH


@click.command("mcp")
@root_option
@click.option(
    "--skill",
    metavar="DIR",
    type=PATH,
    help=f"Serve nothing; write the skill {SKILL} below the folder of an assistant's skills.",
)
@click.pass_context
def mcp_server(context: click.Context, root: Path, skill: Path | None) -> None:
    """Serve the playbook to an assistant, read-only, over standard input and output.

    An assistant that speaks the Model Context Protocol starts it itself. Needs `pip install
    'icp-playbook[mcp]'`. Files that change are read again.
    """
    if skill is None or context.get_parameter_source("root") is not ParameterSource.DEFAULT:
        playbook_folder(root)
    if skill is not None:
        say(f"{write_skill(skill)} written")
        return
    serve(root, lambda: say(f"serving the playbook in {root.absolute()} until the input ends"))
