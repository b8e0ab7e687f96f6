"""The whole playbook as one Markdown text within a token budget, and a context bundle per segment."""

from collections.abc import Mapping
from typing import Any

from icp_playbook.model import every_kind
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.plain_markdown import entry_markdown, line
from icp_playbook.views.records import PlaybookRecords

BUDGET = 150_000
"""Tokens that llms-full.txt takes at most."""
BYTES_PER_TOKEN = 3
"""A careful count: English text has about four bytes to a token, names and figures fewer."""

JsonRecord = dict[str, Any]


def tokens(text: str) -> int:
    """An upper estimate of the tokens a text takes."""
    return -(-len(text.encode()) // BYTES_PER_TOKEN)


def llms_full(playbook: Playbook, found: Mapping[Key, JsonRecord], version: str, budget: int = BUDGET) -> str:
    """Every entry as Markdown while the budget lasts, then the names of those left out.

    The most useful kinds stand first.
    """
    settings = playbook.settings
    head = (
        f"# {line(settings.name)}\n\n"
        + (f"> {line(settings.company.about)}\n\n" if settings.company.about else "")
        + f"Version {version}. At most {budget:,} tokens, counted as {BYTES_PER_TOKEN} bytes each.\n"
        + ("\n## Glossary\n\n" if settings.glossary else "")
    )
    head += "".join(f"- {line(term.term)}: {line(str(term.means))}\n" for term in settings.glossary)
    parts = [head]
    left = []
    kinds = every_kind()
    keys = sorted(found, key=lambda key: kinds[key.kind].in_context)
    names = {key: f"- [{line(found[key]['name'])}](api/{key.kind}/{key.id}.txt)\n" for key in keys}
    room = budget - tokens(head) - sum(tokens(name) for name in names.values()) - 40
    for key in keys:
        text = "\n" + entry_markdown(found[key], version, 2)
        if tokens(text) <= room:
            room -= tokens(text)
            parts.append(text)
        else:
            left.append(names[key])
    if left:
        parts += ["\n## Left out to stay within the limit\n\n", *left]
    return "".join(parts)


def bundle(playbook: Playbook, records: PlaybookRecords, segment: str) -> JsonRecord:
    """What a writing assistant needs for one segment: it, its ICP and personas, disqualifiers, signals."""
    own = playbook.segments[segment]
    profile = playbook.profiles[own.icp]
    return {
        "version": records.version,
        "kind": "bundle",
        "id": segment,
        "playbook": playbook.settings.name,
        "company": playbook.settings.company.model_dump(mode="json", exclude_none=True),
        "merge_fields": dict(playbook.settings.merge_fields),
        "segment": records[Key("segment", segment)],
        "profile": records[Key("profile", own.icp)],
        "personas": [records[Key("persona", id_)] for id_ in own.personas],
        "disqualifiers": [records[Key("disqualifier", id_)] for id_ in profile.fit.disqualifiers],
        "signals": [records[Key("signal", id_)] for id_ in profile.signals],
    }


def bundle_markdown(made: JsonRecord) -> str:
    """The same as one Markdown text."""
    version = made["version"]
    head = (
        f"# {line(made['segment']['name'])}: context for writing\n\n"
        + f"{line(made['playbook'])}, version {version}. {line(made['company'].get('about', ''))}".rstrip()
        + "\n\n"
        + ("Merge fields of messages:\n\n" if made["merge_fields"] else "")
    )
    head += "".join(f"- `{{{{{name}}}}}`: {line(means)}\n" for name, means in made["merge_fields"].items())
    records = [
        made["segment"],
        made["profile"],
        *made["personas"],
        *made["disqualifiers"],
        *made["signals"],
    ]
    return head + "".join("\n" + entry_markdown(record, version, 2) for record in records)
