"""The bytes of a list as lines of text: UTF-8, or UTF-16 with its mark. Nothing is guessed."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from icp_playbook.findings import CommandError

_HEAD = 1 << 16
_LONGEST_LINE = 1 << 20
_SAVE_AS = "save it as CSV UTF-8 and try again"
_KNOWN = (
    (b"PK\x03\x04", "an Excel workbook or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format", "a SQLite database"),
    (b"\xff\xfe\x00\x00", "UTF-32 text"),
)
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class Lines:
    """Lines of text with their line ends. `mark` says whether the file began with a byte-order mark."""

    text: Iterator[str]
    mark: bool


def lines_of(stream: BinaryIO, name: str) -> Lines:
    """The lines of a list. Raises CommandError for anything that is not text, now or at that line."""
    head = _head(stream)
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if reason := _not_a_list(head, utf16=utf16):
        raise CommandError(f"`{name}` {reason}", _SAVE_AS)
    whole = io.BufferedReader(_Rejoined(head, stream), _HEAD)
    encoding = "utf-16" if utf16 else "utf-8-sig"
    errors = "strict" if utf16 else "surrogateescape"
    text = io.TextIOWrapper(cast(BinaryIO, whole), encoding, errors, newline="")
    return Lines(_checked(text, name), utf16 or head.startswith(b"\xef\xbb\xbf"))


def _head(stream: BinaryIO) -> bytes:
    """The first bytes; a pipe gives them piece by piece."""
    head = b""
    while len(head) < _HEAD and (piece := stream.read(_HEAD - len(head))):
        head += piece
    return head


def _not_a_list(head: bytes, *, utf16: bool) -> str | None:
    """What the first bytes are, if not the beginning of a list: a clause after the file's name."""
    for start, kind in _KNOWN:
        if head.startswith(start):
            return f"is {kind}, not CSV"
    if utf16:
        return None
    if b"\0" in head:
        return "is a binary file, or UTF-16 text without its byte-order mark"
    start = head.lstrip(b"\xef\xbb\xbf").lstrip()
    if not start:
        return "is empty"
    if start.startswith(b"<"):
        return "is a web page or XML, not CSV; perhaps the export asked for a login"
    return "is JSON, not CSV" if re.match(rb"[\[{]\s*[\[{\"\]}]", start) else None


def _checked(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    """Line by line, so that a bad byte is reported with its line and a file never fills memory."""
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(_LONGEST_LINE)
        except UnicodeDecodeError as error:
            raise CommandError(f"`{name}` line {number} is not UTF-16 text", _SAVE_AS) from error
        if not line:
            return
        if len(line) == _LONGEST_LINE and line[-1] not in "\r\n":
            raise CommandError(
                f"`{name}` line {number} is longer than a million characters",
                "shorten it; if no row is that long, the list was saved without line ends",
            )
        if "\0" in line:
            raise CommandError(f"`{name}` line {number} holds a NUL character, which no text has", _SAVE_AS)
        if not line.isascii() and (wrong := _ESCAPED.search(line)):
            byte = ord(wrong[0]) - 0xDC00
            raise CommandError(
                f"`{name}` line {number} is not UTF-8 text: byte {byte:#04x} "
                f"after {line[max(0, wrong.start() - 20) : wrong.start()]!r}",
                f"it is probably in an older encoding such as Windows-1252; {_SAVE_AS}",
            )
        yield line


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, from its beginning."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer is fine
        piece = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)
