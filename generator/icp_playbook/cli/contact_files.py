"""The options of a list of contacts, and its files."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from icp_playbook import accounts as lists
from icp_playbook.cli.paths import FILE
from icp_playbook.contacts import PersonaCatalogue
from icp_playbook.findings import CommandError
from icp_playbook.playbook import Playbook

Command = TypeVar("Command", bound=Callable[..., Any])


def contact_options(command: Command) -> Command:
    """Adds --contacts and --contacts-out."""
    out = click.option(
        "--contacts-out",
        metavar="FILE",
        type=FILE,
        help="Write the contacts, with persona and account, to FILE.",
    )
    contacts = click.option(
        "--contacts",
        metavar="FILE",
        type=FILE,
        help="Join these contacts: personas, roles known and missing.",
    )
    return contacts(out(command))


@contextmanager
def contact_files(
    playbook: Playbook, accounts: str, output: str | None, contacts: str | None, out: str | None
) -> Iterator[lists.ContactRequest | None]:
    """The contacts, opened, and the file they are written to; None without contacts.

    Raises CommandError for names that do not go together, and files that cannot be read or written.
    """
    if contacts is None:
        if out is not None:
            raise CommandError(
                "--contacts-out needs --contacts", "name the list of contacts with --contacts FILE"
            )
        yield None
        return
    if accounts == "-" and contacts == "-":
        raise CommandError("both lists cannot come from standard input", "name one of them as a file")
    if out is not None and (out == "-" or _same_file(out, accounts) or _same_file(out, output)):
        raise CommandError(f"`{out}` is taken by the accounts", "name another file with --contacts-out")
    if _same_file(contacts, output):
        raise CommandError(f"`{contacts}` is the list of contacts", "name another file with --output")
    with ExitStack() as files:
        source = files.enter_context(lists.opened(contacts))
        target = None if out is None else files.enter_context(lists.written(out, contacts))
        name = "standard input" if contacts == "-" else contacts
        yield lists.ContactRequest(name, source, PersonaCatalogue.of(playbook), target)


def _same_file(one: str, other: str | None) -> bool:
    return other is not None and Path(one).absolute() == Path(other).absolute()
