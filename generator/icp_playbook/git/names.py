"""People as git knows them: names and addresses, and what .mailmap makes of them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from icp_playbook.git.repository import Repository

_LINE = re.compile(r"(.*?) ?<([^<>]*)>\Z")


class Contact(NamedTuple):
    """A name and an e-mail address; either may be empty."""

    name: str
    email: str


def mapped(repository: "Repository", contacts: Iterable[Contact]) -> dict[Contact, Contact]:
    """Each contact as the repository's .mailmap writes it."""
    asked = sorted({contact for contact in contacts if contact.email and _clean(contact)})
    lines = "".join(f"{name} <{email}>\n" if name else f"<{email}>\n" for name, email in asked)
    answer = repository.git.run("check-mailmap", "--stdin", given=lines.encode("utf-8", "replace"))
    output = answer.decode("utf-8", "replace").split("\n")[: len(asked)]
    return {contact: _read(line) or contact for contact, line in zip(asked, output, strict=False)}


def _clean(contact: Contact) -> bool:
    """Whether git would read the contact back as it is."""
    return not any(glyph in "<>\r\n\0" for part in contact for glyph in part)


def _read(line: str) -> Contact | None:
    found = _LINE.match(line)
    return Contact(found[1], found[2]) if found else None
