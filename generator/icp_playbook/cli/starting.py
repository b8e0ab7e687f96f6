"""The command `init`: a new playbook, and the words that lead into it."""

import datetime
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import cast

import click

from icp_playbook import __version__
from icp_playbook.cli.paths import PATH
from icp_playbook.editors import write_editor_schemas
from icp_playbook.findings import CommandError
from icp_playbook.git import begin_repository, require_git
from icp_playbook.outputs import create_all
from icp_playbook.phrases import counted, series, shown
from icp_playbook.playbook import load
from icp_playbook.report import PLACE, code_owners
from icp_playbook.starter import (
    STARTERS,
    ListProposal,
    PackageOrigin,
    Starter,
    StarterRequest,
    Target,
    check_target,
    package_origin,
    propose_from_list,
    starter_files,
)

_FIRST_COMMIT = "Begin the playbook"


@click.command()
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--company", metavar="NAME", help="The company's name.")
@click.option("--product", metavar="NAME", help="The name of what it sells.")
@click.option(
    "--starter",
    type=click.Choice(STARTERS),
    help="What to begin with: an ICP with all around it, only what scores accounts, or a complete example."
    "  [default: minimal, or scoring with --from]",
)
@click.option(
    "--from",
    "list_",
    metavar="LIST",
    type=PATH,
    help="Propose the fields, and a first ICP to change, from this list of accounts: .csv or .xlsx.",
)
@click.option("--git", is_flag=True, help="Make DIR a git repository, with one commit.")
def init(
    folder: Path,
    company: str | None,
    product: str | None,
    starter: str | None,
    list_: Path | None,
    git: bool,
) -> None:
    """Begin a playbook in DIR, with what a repository of its own needs.

    Asks nothing and overwrites nothing: README.md, .gitignore and .editorconfig that are there stay; any
    other file in the way stops it before it writes. Prints the commands that check the playbook and serve it.
    """
    target = check_target(folder)
    if git:
        _check_no_repository(target)
    origin = package_origin()
    today = datetime.datetime.now().astimezone().date()
    proposal = _proposal(list_, starter)
    made = starter_files(
        StarterRequest(
            today,
            "scoring" if proposal is not None else cast(Starter, starter or "minimal"),
            company,
            product,
            origin.requirement,
            proposal.files if proposal is not None else {},
            proposal.conventions if proposal is not None else (),
            at_top=target.at_top,
        )
    )
    files = dict(made.files)
    if target.at_top:
        files[PLACE] = code_owners(made.playbook).encode("utf-8")
    if origin.wheel is not None:
        files[f"wheels/{origin.wheel[0]}"] = origin.wheel[1]
    missing, kept = target.missing(files)
    create_all(target.folder, missing)
    for note in write_editor_schemas(target.folder, load(target.folder)):
        _say(note)
    _say(f"{counted(len(missing), 'file')} written to {shown(folder)}")
    if proposal is not None:
        _say(proposal.summary)
    for note in _notes(target, kept, origin):
        _say(f"note: {note}")
    for line in _commands(target):
        click.echo(line)
    _say(f"read on: {shown(folder / 'README.md')}; `icp-playbook --help` lists what else there is")
    if git:
        begin_repository(target.place, [name for name in files if name not in kept], _FIRST_COMMIT)


def _proposal(list_: Path | None, starter: str | None) -> ListProposal | None:
    """What the list suggests, if there is one. Raises CommandError for a starter that has other fields."""
    if list_ is None:
        return None
    if starter not in (None, "scoring"):
        raise CommandError(
            f"the starter `{starter}` has fields of its own, so it does not go with --from",
            "leave out --starter, or begin with `--starter scoring`",
        )
    return propose_from_list(list_)


def _check_no_repository(target: Target) -> None:
    if target.repository is not None:
        raise CommandError(
            f"`{shown(target.folder)}` is in the git repository `{shown(target.repository)}` already",
            "leave out --git, and commit the files there",
        )
    require_git(target.place)


def _notes(target: Target, kept: tuple[str, ...], origin: PackageOrigin) -> list[str]:
    """What the reader could not know: what stayed, what was left out, where the package is to come from."""
    notes = []
    if kept:
        notes.append(f"{series([f'`{name}`' for name in kept])} stayed as before")
    if ".gitignore" in kept:
        notes.append("add /.venv/, /site/ and /.icp-playbook/ to `.gitignore`")
    if target.has_pages():
        notes.append("the Markdown files in `docs` become pages of the site")
    if not target.at_top:
        notes.append(
            "no files for CI, CODEOWNERS and pull requests are written: GitHub and GitLab read them only at "
            f"the top of the repository, `{shown(target.repository or target.place)}`"
        )
    if origin.checkout is not None:
        places = (target.place / "wheels", origin.checkout)
        wheels, checkout = (shlex.quote(str(place)) for place in places)
        notes.append(
            f"requirements.txt asks for icp-playbook {__version__}; build its wheel for others and for CI: "
            f"{shlex.quote(sys.executable)} -m pip wheel --no-deps --wheel-dir {wheels} {checkout}"
        )
    elif origin.wheel is None and not origin.elsewhere:
        notes.append(
            f"requirements.txt asks for icp-playbook {__version__}; if your package index does not have it, "
            "put its wheel into `wheels`"
        )
    return notes


def _commands(target: Target) -> list[str]:
    """What checks the playbook and brings up its site, ready for a shell."""
    lines = ["icp-playbook check", "mkdocs serve"]
    if Path.cwd().resolve() != target.place:
        lines.insert(0, f"cd {shlex.quote(os.fspath(target.folder))}")
    return [_found(line) for line in lines]


def _found(line: str) -> str:
    """A command by its path where the shell would not find it."""
    name, *rest = line.split(" ", 1)
    program = Path(sys.executable).with_name(name)
    if name == "cd" or shutil.which(name) is not None or not program.exists():
        return line
    return " ".join([shlex.quote(str(program)), *rest])


def _say(line: str) -> None:
    click.echo(line, err=True)
