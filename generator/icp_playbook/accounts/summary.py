"""A summary of a scored list, as lines for the terminal."""

from collections.abc import Iterator, Mapping, Sequence

from icp_playbook.accounts.columns import ADDED
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.tally import Tally, UnreadCells
from icp_playbook.fields import (
    CAUSES,
    Catalogue,
    CellValue,
    Column,
    Recognised,
    missing_value,
    say_value,
    shortened,
)
from icp_playbook.fit import MEMBERSHIP_WORDS, MEMBERSHIPS, Membership, WordList
from icp_playbook.phrases import counted, series
from icp_playbook.values import LOWEST, Interval

_SHOWN = 12
_EXAMPLES = 4
_CAUSES: Mapping[str, str] = {str(cause): words for cause, words in CAUSES.items()}
_WIDTH = 100
_LISTED = 100
"""Names in a list: a list has some dozens of columns, seldom more."""


def say_columns(
    recognised: Recognised, assumed: Mapping[str, CellValue], tested: Sequence[str], catalogue: Catalogue
) -> Iterator[str]:
    """Matched columns, assumptions and missing fields. Printed before the first row."""
    headers = recognised.headers
    yield "columns read:"
    for field, columns in recognised.taken.items():
        yield f"  {catalogue[field].label} ← {', else '.join(_column(headers, column) for column in columns)}"
    for place, reason in recognised.unread:
        yield f"column not read: {_quoted(headers[place])}, because {reason}"
    yield from _currencies(recognised)
    kept = [_quoted(headers[place]) for place in recognised.ignored if headers[place] not in ADDED]
    yield from wrapped("columns kept but not read", kept)
    yield from say_empty(recognised, assumed, catalogue)
    for field, value in assumed.items():
        meant = say_cell_value(catalogue, field, value)
        yield f"assumed where a row has no value: {catalogue[field].label} = {meant}"
    silent = [catalogue[name] for name in tested if name not in recognised.taken and name not in assumed]
    lacking = [field.label for field in silent if field.of == "account"]
    yield from wrapped("fields the ICPs use but no column holds", lacking)
    of_contacts = [field.label for field in silent if field.of == "contact"]
    yield from wrapped("fields of contacts that the ICPs use, read from their list alone", of_contacts)


def say_empty(
    recognised: Recognised, assumed: Mapping[str, CellValue], catalogue: Catalogue
) -> Iterator[str]:
    """What the empty cells of columns count as, where their fields say so."""
    for field in recognised.taken:
        empty = missing_value(catalogue[field])
        if empty is not None and field not in assumed:
            counts_as = say_cell_value(catalogue, field, empty) or "none"
            yield f"empty cells of {catalogue[field].label} count as {counts_as}"


def say_above(rows: Sequence[ListRow]) -> Iterator[str]:
    """The rows above the header."""
    yield from _apart("above the header, kept but not scored", rows)


def say_tally(tally: Tally, words: WordList, catalogue: Catalogue) -> Iterator[str]:
    """What could not be read, and how many accounts are how surely in. Printed after the last row."""
    yield from _apart("below the table, kept but not scored", tally.below)
    yield from _unread(tally, catalogue)
    asked = any(icp.enough for icp in words.icps.values())
    kinds = [one for one in MEMBERSHIPS if one != "too-little" or asked]
    found = [f"{tally.memberships[one]:,} {MEMBERSHIP_WORDS[one]}" for one in kinds]
    if tally.not_judged:
        found.append(f"{tally.not_judged:,} not scored")
    yield f"{counted(tally.accounts, 'account')}: {'; '.join(found)}"
    grades = [*(("in", tier) for tier in words.tiers), *((one, "") for one in MEMBERSHIPS)]
    for icp, named in words.icps.items():
        counts = {grade: tally.belongs[icp, *grade] for grade in grades}
        if any(counts.values()):
            parts = [f"{count:,} {_grade(words, *one)}" for one, count in counts.items() if count]
            yield f"  {named.name}: {'; '.join(parts)}"
    nowhere = sum(tally.memberships.values()) - sum(tally.belongs.values())
    yield f"  in no ICP: {nowhere:,}"
    if tally.decisive:
        fields = [name for name in words.fields if tally.decisive[name]]
        often = sorted(fields, key=lambda name: -tally.decisive[name])
        named_fields = [f"{words.fields[name].label} ({tally.decisive[name]:,})" for name in often]
        yield f"the one answer to ask for: {series(named_fields, '', limit=_SHOWN)}"
    yield from _fill_first(tally, words)


def _fill_first(tally: Tally, words: WordList) -> Iterator[str]:
    """Which field to fill first, as the accounts that it decides alone, whatever the answers.

    Where these were not counted, it is the field of most next questions.
    """
    asked = max(sorted(tally.asked_next), key=tally.asked_next.__getitem__, default="")
    often = f"{tally.asked_next[asked]:,} of {counted(tally.accounts, 'account')}"
    most = f"most often asked next: {words.fields[asked].label}, {often}" if asked else ""
    if not tally.filled_first:
        if most:
            yield most
        return
    found = [(words.fields[name].label, f"{count:,}") for name, count in tally.best_fields()]
    if not found:
        yield f"no one field, filled, would decide an account{'; ' if most else ''}{most}"
        return
    (first, count), *others = found
    more = "".join(f"; then {label}: {number} more" for label, number in others)
    yield f"fill {first} first: {count} of {counted(tally.accounts, 'account')} would be decided{more}"


def _apart(lead: str, rows: Sequence[ListRow]) -> Iterator[str]:
    """Rows that are no accounts, each by its first text."""
    texts = [(row.number, next(filter(None, map(str.strip, row.cells)), "")) for row in rows]
    yield from wrapped(lead, [f"row {number} {_quoted(text)}" for number, text in texts if text])


def _column(headers: Sequence[str], column: Column) -> str:
    scale = f" in {column.scale}s" if column.scale else ""
    return f"{_quoted(headers[column.place])}{scale}"


def _currencies(recognised: Recognised) -> Iterator[str]:
    """Which columns hold the currency of which: of every sum of a row, if one does."""
    sums = [column for columns in recognised.taken.values() for column in columns]
    ruled: dict[int, list[str]] = {}
    for column in sums:
        if column.currency is not None:
            ruled.setdefault(column.currency, []).append(_quoted(recognised.headers[column.place]))
    for place, columns in ruled.items():
        whose = "each row" if len(ruled) == 1 else series(columns)
        yield f"currency of {whose} ← {_quoted(recognised.headers[place])}"


def _unread(tally: Tally, catalogue: Catalogue) -> Iterator[str]:
    if not tally.unread:
        return
    total = sum(unread.count for unread in tally.unread.values()) + tally.unlisted
    yield f"not read: {counted(total, 'cell')} or rows"
    often = sorted(tally.unread.items(), key=lambda item: -item[1].count)
    for (field, cause), unread in often[:_SHOWN]:
        subject = f"{catalogue[field].label}: " if field else ""
        yield f"  {subject}{unread_words(cause, unread)}"
    rest = sum(unread.count for _, unread in often[_SHOWN:]) + tally.unlisted
    if rest:
        yield f"  and {rest:,} more; column icp_problems lists them row by row"


def unread_words(cause: str, unread: UnreadCells) -> str:
    """What could not be read, how often and where: one thing in its own words, several by their cause."""
    rows = ", ".join(f"{row}" for row in unread.rows)
    more = ", …" if unread.count > len(unread.rows) else ""
    where = f"{counted(unread.count, 'time')} (row {rows}{more})"
    if cause not in _CAUSES or (unread.alike and len(unread.texts) < 2):
        return f"{unread.sentence} · {where}"
    often = [f'"{text}" ({count:,})' for text, count in unread.texts.most_common(_EXAMPLES)]
    rest = ", …" if len(unread.texts) > len(often) else ""
    return f"{_CAUSES[cause]} · {where}: {', '.join(often)}{rest}"


def _grade(words: WordList, membership: Membership, tier: str) -> str:
    return words.tiers[tier].label if tier else MEMBERSHIP_WORDS[membership]


def say_cell_value(catalogue: Catalogue, field: str, value: CellValue) -> str:
    """A value that a cell was read as, in words."""
    if isinstance(value, Interval):
        if value.low == LOWEST and value.high is not None:
            return f"{say_value(catalogue, catalogue[field], value.high)} or less"
        high = "more" if value.high is None else say_value(catalogue, catalogue[field], value.high)
        return f"{say_value(catalogue, catalogue[field], value.low)} to {high}"
    values = sorted(value) if isinstance(value, frozenset) else [value]
    return ", ".join(say_value(catalogue, catalogue[field], one) for one in values)


def wrapped(lead: str, items: Sequence[str]) -> Iterator[str]:
    """A list wrapped for a terminal; nothing if it is empty."""
    if not items:
        return
    line = f"{lead}: "
    if len(items) > _LISTED:
        items = [*items[:_LISTED], f"and {len(items) - _LISTED:,} more"]
    for place, item in enumerate(items):
        piece = item + (", " if place < len(items) - 1 else "")
        if len(line) + len(piece) > _WIDTH:
            yield line.rstrip()
            line = "  "
        line += piece
    yield line


def _quoted(header: str) -> str:
    return f'"{shortened(header)}"'
