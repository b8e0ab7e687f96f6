"""Addresses on the site: a URL for every entry and every page, and relative links between them."""

from dataclasses import dataclass

from icp_playbook.model import every_kind
from icp_playbook.playbook import Key, Playbook


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page, relative to the page it is on."""

    text: str
    url: str
    note: str = ""


def route(key: Key) -> str:
    """The URL of an entry's page, from the root of the site: icp/saas/."""
    return f"{every_kind()[key.kind].url}/{key.id}/"


def index_route(kind: str) -> str:
    """The URL of the index of a kind, from the root of the site: personas/."""
    return f"{every_kind()[kind].url}/"


def evidence_url(icp: str) -> str:
    """The URL of what became of an ICP's accounts, from the root of the site: icp/saas/evidence/."""
    return f"{route(Key('profile', icp))}evidence/"


def objections_url(icp: str = "") -> str:
    """The URL of all objections, or of an ICP's where they stand apart, from the root: objections/saas/."""
    return f"objections/{icp}/" if icp else "objections/"


def source_script(key: Key) -> str:
    """The URL of the script with an entry's file as it is written: api/profile/saas.source.js."""
    return f"api/{key.kind}/{key.id}.source.js"


@dataclass(frozen=True, slots=True)
class Place:
    """A page's own place; makes every other URL relative to it, so that any sub-path works."""

    url: str
    """From the root of the site, ending in a slash; empty for the home page."""

    def to(self, url: str) -> str:
        """The relative URL of another page or file, with its #anchor or ?query kept."""
        path, mark, rest = _split(url)
        here, there = self.url.split("/")[:-1], path.split("/")
        shared = 0
        while shared < min(len(here), len(there)) and here[shared] == there[shared]:
            shared += 1
        way = "../" * (len(here) - shared) + "/".join(there[shared:])
        return (way or "./") + mark + rest

    def entry(self, playbook: Playbook, key: Key, note: str = "") -> Link:
        """A link to an entry, by its name."""
        return Link(playbook.by_kind[key.kind][key.id].name, self.to(route(key)), note)


def _split(url: str) -> tuple[str, str, str]:
    for mark in ("?", "#"):
        path, found, rest = url.partition(mark)
        if found:
            return path, mark, rest
    return url, "", ""
