"""What an old file contained: its data, or why it has none, and whether it fits the models of today."""

import hashlib
from dataclasses import dataclass

from icp_playbook.findings import Finding, Location, rules
from icp_playbook.history.combining import canonical, canonical_item, canonical_items
from icp_playbook.playbook import fits, model_of, shape
from icp_playbook.source import MAX_BYTES, Data, SourceFile, TopKeys, parse, text_of

_MODES = {"120000": "it is a symbolic link", "160000": "it is a submodule"}
MISSING_BLOB = "could not be read: its content is not in this clone"
"""What is said of a blob that a partial clone left out; it may come back."""
NOTHING = "null"
"""The JSON of a file that has no data."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file, read. `digest` is the same for the same data and None when there is none to be had.

    `problem` says why there is no data, or what in it does not fit. `formerly` are the ids it lists.
    """

    digest: str | None
    problem: str | None
    formerly: tuple[str, ...] = ()


def version_reader() -> TopKeys:
    """What reads versions of one file after the other, for `read_content`."""
    return TopKeys(canonical_item)


def read_content(
    kind: str, path: str, raw: bytes | None, size: int = 0, versions: TopKeys | None = None
) -> tuple[FileContent, str]:
    """A file's bytes as a reading and its data, as canonical JSON.

    `raw` is None when the bytes are too many or missing. With `versions`, what the file before had as well
    is not read again; the result is the same.
    """
    if raw is None:
        large = f"could not be read: the file has {size:,} bytes; {MAX_BYTES:,} is the limit"
        return FileContent(None, large if size > MAX_BYTES else MISSING_BLOB), NOTHING
    text = text_of(path, raw)
    if isinstance(text, Finding):
        return FileContent(None, _unreadable([text])), NOTHING
    if versions is not None and (known := versions.read(text)) is not None:
        data, items = known
        if fits(model_of(kind), data):
            written = canonical_items(items)
            return FileContent(digest(written), None, _formerly(data)), written
    document = parse(SourceFile(kind, path, path, text))
    if document.data is None or not document.is_whole:
        return FileContent(None, _unreadable(document.findings)), NOTHING
    if not isinstance(document.data, dict):
        no_mapping = rules.WRONG_TYPE.at(Location(path), "the file is not a mapping", "write keys and values")
        return FileContent(None, _unreadable([*document.findings, no_mapping])), NOTHING
    found = [*document.findings, *shape(model_of(kind), document)[1]]
    problem = f"does not fit the model: {_summary(found)}" if found else None
    written = canonical(document.data)
    return FileContent(digest(written), problem, _formerly(document.data)), written


def unreadable_mode(mode: str) -> FileContent | None:
    """The reading of what is no regular file; None for a file."""
    reason = _MODES.get(mode)
    return FileContent(None, f"could not be read: {reason}") if reason else None


def digest(text: str) -> str:
    """Of canonical JSON: the same for data that differ in nothing but the order of keys."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def _unreadable(findings: list[Finding] | tuple[Finding, ...]) -> str:
    return f"could not be read: {_summary(findings)}"


def _summary(findings: list[Finding] | tuple[Finding, ...]) -> str:
    first, *rest = sorted(findings)
    more = f" (and {len(rest)} more)" if rest else ""
    return f"line {first.location.line}: {first.sentence}{more}"


def _formerly(data: Data) -> tuple[str, ...]:
    listed = data.get("formerly") if isinstance(data, dict) else None
    return tuple(id_ for id_ in listed if isinstance(id_, str)) if isinstance(listed, list) else ()
