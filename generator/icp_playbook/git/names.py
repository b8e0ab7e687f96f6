"""People in git: names and addresses, mapped by .mailmap."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from icp_playbook.git.repository import Repository


class Contact(NamedTuple):
    """A name and an e-mail address; either may be empty."""

    name: str
    email: str


def mapped(repository: "Repository", contacts: Iterable[Contact]) -> dict[Contact, Contact]:
    """Each contact as the repository's .mailmap writes it."""
    asked = sorted({contact for contact in contacts if contact.email and _clean(contact)})
    lines = "".join(f"{name} <{email}>\n" if name else f"<{email}>\n" for name, email in asked)
    if not asked:
        return {}
    given = lines.encode("utf-8", "replace")
    answer = repository.store.git.run("check-mailmap", "--stdin", given=given)
    output = answer.decode("utf-8", "replace").split("\n")[: len(asked)]
    return {contact: _read(line) or contact for contact, line in zip(asked, output, strict=False)}


def _clean(contact: Contact) -> bool:
    """Whether git would read the contact back as it is."""
    return not any(glyph in "<>\r\n\0" for part in contact for glyph in part)


def _read(line: str) -> Contact | None:
    name, opened, email = line.removesuffix(">").rpartition("<")
    if not opened or not line.endswith(">") or ">" in email:
        return None
    return Contact(name.removesuffix(" "), email)
