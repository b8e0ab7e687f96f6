"""The people of a playbook by e-mail address: whom a page may name as the author of a change."""

from collections.abc import Mapping

from icp_playbook.history.addresses import local_part
from icp_playbook.model import FUNCTIONS
from icp_playbook.playbook import Playbook


def known_people(playbook: Playbook) -> Mapping[str, str]:
    """Address → what pages call whoever has it: `history.people`, then `owners`, then owners of entries.

    An owner that is an address is called by what stands before its sign.
    """
    settings = playbook.settings
    found: dict[str, str] = {}
    owners = [settings.owner, *settings.owners, *(entry.owner for _, entry in playbook.entries())]
    for owner in owners:
        if _is_address(owner):
            found.setdefault(owner.casefold(), local_part(owner))
    for owner, handle in settings.owners.items():
        if _is_address(handle):
            found[handle.casefold()] = local_part(owner) if _is_address(owner) else owner
    for address, name in settings.history.people.items():
        found[address.casefold()] = _function(name)
    return found


def _is_address(text: str) -> bool:
    return "@" in text.lstrip("@")


def _function(name: str) -> str:
    """The id of a function in words."""
    return name.replace("-", " ").capitalize() if name in FUNCTIONS else name
