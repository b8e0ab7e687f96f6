"""Texts to copy, with merge fields that the reader sees in the syntax of a tool."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from icp_playbook.model import Audience
from icp_playbook.playbook import Playbook
from icp_playbook.views.letters.merge_fields import OWN, TOOLS, by_hand, merged, unconfirmed


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to copy. It is cut at its merge fields: the name of each, or nothing, and the words."""

    id: str
    about: str
    audience: Audience | None
    """Who may see it, if fewer than may see the rest."""
    subject: tuple[tuple[str, str], ...]
    body: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ToolSyntax:
    """A tool that sends messages, and how it writes the merge fields of these."""

    id: str
    name: str
    fields: str
    """JSON: merge field → how the tool writes it. Empty for the playbook's own, which the page shows."""
    by_hand: tuple[str, ...]
    """What is filled in by hand."""
    unconfirmed: tuple[str, ...]
    """What to compare with the tool's field picker."""


def syntaxes(playbook: Playbook, letters: Iterable[Letter]) -> tuple[ToolSyntax, ...]:
    """Each tool with the merge fields that the texts have; none where they have none."""
    used = sorted({name for letter in letters for name, _ in (*letter.subject, *letter.body) if name})
    return tuple(_syntax(playbook, tool, used) for tool in TOOLS) if used else ()


def _syntax(playbook: Playbook, tool: str, used: Iterable[str]) -> ToolSyntax:
    written = {field: merged(f"{{{{{field}}}}}", tool, playbook) for field in used} if tool != OWN else {}
    fields = json.dumps(written, ensure_ascii=False) if written else ""
    return ToolSyntax(tool, TOOLS[tool], fields, by_hand(tool, playbook), unconfirmed(tool, playbook))
