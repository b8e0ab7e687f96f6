"""The playbook that a command works on: the option that names its folder, and what is said of it."""

import datetime
import sys
from pathlib import Path

import click

from icp_playbook.cli.paths import PATH
from icp_playbook.findings import CommandError, ContentError
from icp_playbook.history import AS_DEFINED_NOW, effective_playbook, later_decisions
from icp_playbook.model import layout, top_folders
from icp_playbook.phrases import did_you_mean, series
from icp_playbook.playbook import Playbook, load
from icp_playbook.values import parse_date, say_date

root_option = click.option(
    "--root",
    type=PATH,
    default=Path(),
    help=f"The folder with {top_folders()}.",
)


def playbook_folder(root: Path) -> None:
    """Raises CommandError if there is no playbook at all: one sentence instead of seven findings."""
    if not any((root / name).exists() for name in layout().tops):
        raise CommandError(
            f"there is no playbook in `{root.absolute()}`",
            f"begin one with `icp-playbook init .`, or run the command in the folder with {top_folders()}, "
            "or set it with --root",
        )


def linked(root: Path) -> Playbook:
    """The linked playbook. Raises ContentError if it has errors."""
    playbook_folder(root)
    loaded = load(root)
    if loaded.playbook is None:
        raise ContentError(loaded.findings)
    return loaded.playbook


def linked_on(root: Path, day: datetime.date, *, as_defined_now: bool) -> Playbook:
    """The playbook as it is effective on a day; what is left out of it because it comes later is said.

    With `as_defined_now` as its files are. Raises ContentError if it has errors, and CommandError where it
    cannot be told what was effective.
    """
    playbook_folder(root)
    loaded = load(root)
    if loaded.playbook is None:
        raise ContentError(loaded.findings)
    if as_defined_now:
        return noted(loaded.playbook, day)
    found = effective_playbook(root, loaded, loaded.playbook, day, day_of(None))
    for one in found.pending:
        names = series([str(key) for key in one.entries])
        say(
            f"note: {names} as before {one.decision}, which counts from {say_date(one.effective)}; "
            f"{AS_DEFINED_NOW} counts it"
        )
    for early in found.early:
        say(
            f"note: {early.commit} changed {early.entry} before {early.decision} came, which counts from "
            f"{say_date(early.effective)}: that change counts already"
        )
    return found.playbook


def noted(playbook: Playbook, day: datetime.date) -> Playbook:
    """The playbook as its files are, with a note for each decision that is to count from later than a day."""
    for id_, one in later_decisions(playbook, day).items():
        if one.in_force and one.effective is not None:
            say(f"note: the files are used as they are; {id_} counts from {say_date(one.effective)}")
    return playbook


def known_icp(playbook: Playbook, icp: str) -> str:
    """The id, if there is such an ICP. Raises CommandError if not, with the one that was meant."""
    if icp in playbook.profiles:
        return icp
    raise CommandError(f'there is no ICP "{icp}"', did_you_mean(icp, playbook.profiles))


def day_of(text: str | None) -> datetime.date:
    """The given date, else today. Raises CommandError for what is no date."""
    day = parse_date(text) if text else datetime.datetime.now().astimezone().date()
    if day is None:
        raise CommandError(f'"{text}" is not a date', "write it as 2026-10-01")
    return day


def say(*lines: str) -> None:
    """Writes notes to standard error; on a terminal over the progress that stands there."""
    for line in lines:
        click.echo(f"\r{line}" if sys.stderr.isatty() else line, err=True)
