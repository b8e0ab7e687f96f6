"""The whole playbook as one Markdown text within a token budget, and a context bundle per segment."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

from icp_playbook.model import every_kind
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.plain_markdown import entry_markdown, line
from icp_playbook.views.records import PlaybookRecords

BUDGET = 150_000
"""Tokens that llms-full.txt takes at most."""
BYTES_PER_TOKEN = 3
"""A careful count: English text has about four bytes to a token, names and figures fewer."""

NOT_FOR_WRITING = (
    *("owner", "status", "review", "aliases", "tags"),
    *("fit", "bands", "where", "evidence", "procurement", "put_to_work"),
    *("spot", "cite", "tell_them", "implementation", "retention_behaviour", "reports_to", "purchasing_roles"),
)
"""What an assistant that writes a message does without: how we score, serve and look after an entry."""

JsonRecord = dict[str, Any]


def tokens(text: str) -> int:
    """An upper estimate of the tokens a text takes."""
    return -(-len(text.encode()) // BYTES_PER_TOKEN)


def llms_full(
    playbook: Playbook, found: Mapping[Key, JsonRecord], texts: "EntryTexts", budget: int = BUDGET
) -> str:
    """Every entry as Markdown while the budget lasts, then the names of those left out.

    The most useful kinds stand first.
    """
    settings = playbook.settings
    head = (
        f"# {line(settings.name)}\n\n"
        + (f"> {line(settings.company.about)}\n\n" if settings.company.about else "")
        + f"Version {texts.version}. At most {budget:,} tokens, counted as {BYTES_PER_TOKEN} bytes each.\n"
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
        text = "\n" + texts[key]
        if tokens(text) <= room:
            room -= tokens(text)
            parts.append(text)
        else:
            left.append(names[key])
    if left:
        parts += ["\n## Left out to stay within the limit\n\n", *left]
    return "".join(parts)


def bundle(playbook: Playbook, records: PlaybookRecords, segment: str) -> JsonRecord:
    """What belongs to one segment: its own record, and where those of its ICP and the others lie."""
    own, profile, *others = bundled(playbook, segment)
    addresses = [_address(records, key) for key in others]
    return {
        "version": records.version,
        "kind": "bundle",
        "id": segment,
        "playbook": playbook.settings.name,
        "company": playbook.settings.company.model_dump(mode="json", exclude_none=True),
        "merge_fields": dict(playbook.settings.merge_fields),
        "segment": records[own],
        "profile": _address(records, profile),
        **{
            f"{kind}s": [address for address in addresses if address["kind"] == kind]
            for kind in ("persona", "disqualifier", "signal")
        },
    }


def bundled(playbook: Playbook, segment: str) -> Iterator[Key]:
    """What belongs to a segment: it, its ICP, its personas, the disqualifiers and signals of the ICP."""
    own = playbook.segments[segment]
    profile = playbook.profiles[own.icp]
    yield Key("segment", segment)
    yield Key("profile", own.icp)
    yield from (Key("persona", id_) for id_ in own.personas)
    yield from (Key("disqualifier", id_) for id_ in profile.fit.disqualifiers)
    yield from (Key("signal", id_) for id_ in profile.signals)


def _address(records: PlaybookRecords, key: Key) -> JsonRecord:
    record = records[key]
    kept = {name: record[name] for name in ("kind", "id", "name", "url")}
    return {**kept, "json": f"api/{key.kind}/{key.id}.json"}


def bundle_markdown(playbook: Playbook, texts: "EntryTexts", segment: str) -> str:
    """All that belongs to a segment as one Markdown text."""
    settings = playbook.settings
    head = (
        f"# {line(playbook.segments[segment].name)}: context for writing\n\n"
        + f"{line(settings.name)}, version {texts.version}. {line(settings.company.about or '')}".rstrip()
        + "\n\nWhat belongs to the segment, without scores, evidence and reviews: those are in the texts of "
        + f"each entry, such as `api/profile/{playbook.segments[segment].icp}.txt`.\n\n"
        + ("Merge fields of messages:\n\n" if settings.merge_fields else "")
    )
    head += "".join(f"- `{{{{{name}}}}}`: {line(means)}\n" for name, means in settings.merge_fields.items())
    return head + "".join("\n" + texts[key] for key in bundled(playbook, segment))


class EntryTexts:
    """Entries as Markdown, below a heading of the first level. Bundles share them: each is made once.

    `left_out` is what a text does without: keys of an entry, whatever its kind.
    """

    def __init__(
        self, records: Mapping[Key, JsonRecord], version: Callable[[], str], left_out: Collection[str] = ()
    ) -> None:
        self._version = version
        self._records = records
        self._left_out = frozenset(left_out)
        self._made: dict[Key, str] = {}

    @cached_property
    def version(self) -> str:
        """The version of the playbook, worked out once it is written."""
        return self._version()

    def __getitem__(self, key: Key) -> str:
        if key not in self._made:
            record = self._records[key]
            kept = {name: part for name, part in record["entry"].items() if name not in self._left_out}
            self._made[key] = entry_markdown({**record, "entry": kept}, self.version, 2)
        return self._made[key]
