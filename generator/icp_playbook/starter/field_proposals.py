"""The fields that a list suggests: what providers' columns mean, and a type for every other column."""

import dataclasses
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from icp_playbook.accounts import ADDED
from icp_playbook.fields import (
    Catalogue,
    Choice,
    Columns,
    Conventions,
    Field,
    FieldType,
    cell_reader,
    folded,
    folded_header,
    recognise,
    shortened,
)
from icp_playbook.starter.column_types import MOST_VALUES, ColumnType, type_of_column
from icp_playbook.starter.column_words import (
    CURRENCY,
    may_be_negative,
    names_activity,
    reason_by_values,
    reason_to_leave_out,
)
from icp_playbook.starter.list_conventions import cells_read
from icp_playbook.starter.list_sample import ListSample, often

_LONGEST_ID, _LONGEST_CHOICE, _LONGEST_LABEL = 40, 60, 80
_MOST_TAGS = 40
"""Listed values of an open list: any other word is a value too."""
_CONSTANT = 20
"""Rows from which on a column that always says the same says nothing."""


@dataclass(frozen=True, slots=True)
class ProposedField:
    """A field and what a person should know of it. `seen` are its values, the most frequent first."""

    field: Field
    doubts: tuple[str, ...] = ()
    seen: Counter[str] = dataclasses.field(default_factory=Counter)
    """Of a choice or choices, how often each id stood there; of other types the texts."""
    usual: bool = False
    """Whether providers export it."""
    activity: bool = False
    """Whether it says what happened lately, which signals test, and no ICP."""


@dataclass(frozen=True, slots=True)
class FieldProposals:
    """The fields, and the columns that are none: header and reason."""

    fields: tuple[ProposedField, ...]
    left_out: tuple[tuple[str, str], ...]


def propose(sample: ListSample, known: Catalogue, conventions: Conventions) -> FieldProposals:
    """A field for every column that says something of accounts, in the order of the list."""
    recognised = recognise(sample.headers, Catalogue(tuple(known.fields.values()), conventions))
    usual = {column.place: name for name, columns in recognised.taken.items() for column in columns}
    usual |= {
        place: name
        for place, _ in recognised.unread
        for name in recognise([sample.headers[place]], known).taken
    }
    of_sums = {column.currency for columns in recognised.taken.values() for column in columns}
    fields: list[ProposedField] = []
    left_out: list[tuple[str, str]] = []
    taken: set[str] = set()
    for place, header in enumerate(sample.headers):
        texts = sample.columns[place]
        if place in usual:
            if usual[place] not in taken:
                taken.add(usual[place])
                together = _together(sample, [at for at, name in usual.items() if name == usual[place]])
                fields.append(_usual(known[usual[place]], together, conventions))
            continue
        reason = CURRENCY if place in of_sums else _reason(header, texts, sample, taken)
        kind = ColumnType(None, reason) if reason else type_of_column(header, texts, conventions)
        if kind.type is None:
            left_out.append((header, kind.doubt))
            continue
        id_ = _free(_field_id(header), taken | known.fields.keys())
        taken |= {id_, folded_header(header)}
        fields.append(_own(id_, header, kind.type, kind.doubt, texts, conventions))
    return FieldProposals(tuple(fields), tuple(left_out))


def _reason(header: str, texts: Counter[str], sample: ListSample, taken: set[str]) -> str | None:
    """Why a column is no field, whatever type it may be of."""
    if not folded_header(header) or folded_header(_label(header)) != folded_header(header):
        return "its name has no letters, or some that are not seen"
    if header in ADDED:
        return "`score` adds it"
    if folded_header(header) in taken:
        return "another column has the same name, apart from case and punctuation; it is read after that one"
    if (reason := reason_to_leave_out(header)) is not None:
        return reason
    if not texts:
        return f"no cell says anything in {sample.extent}"
    if (reason := reason_by_values(texts)) is not None:
        return reason
    if sum(count for text, count in texts.items() if "://" in text or "@" in text) > texts.total() / 2:
        return "addresses differ for every account"
    if len(texts) == 1 and texts.total() == len(sample.rows) >= _CONSTANT:
        return f'every cell says "{shortened(next(iter(texts)))}"'
    return None


def _together(sample: ListSample, places: Sequence[int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for place in places:
        found.update(sample.columns[place])
    return found


def _usual(known: Field, texts: Counter[str], conventions: Conventions) -> ProposedField:
    """A field that providers export, with their names for it; its values are those of the list."""
    base = {"id": known.id, "label": known.label, "unit": known.unit, "minimum": known.minimum}
    type_, doubt = known.type, ""
    if type_ == "choice" and len({folded(text) for text in texts}) > MOST_VALUES:
        type_, doubt = "text", f"{len(texts):,} different values are too many for a choice"
    if type_ in ("choice", "choices") and not any(folded(text) for text in texts):
        type_, doubt = "text", "no value was seen: make it a choice once you know the values"
    made = Field.model_validate({**base, "type": type_, "columns": known.columns, **_listing(type_)})
    return replace(_with_values(made, texts, doubt, conventions), usual=True)


def _own(
    id_: str, header: str, type_: FieldType, doubt: str, texts: Counter[str], conventions: Conventions
) -> ProposedField:
    """A field for a column of the list's own."""
    label = _title(header)
    minimum = 0 if type_ in ("integer", "money") and not may_be_negative(header) else None
    doubts = [doubt] if doubt else []
    if activity := names_activity(header):
        doubts.append("it says what happened lately: test it in a signal, not in an ICP")
    if minimum == 0 and (below := _below_zero(texts, type_, conventions)):
        minimum = None
        doubts.append(f"{below}, so it has no `minimum: 0`")
    base = {"id": id_, "label": label, "minimum": minimum, "columns": Columns(other=(_label(header),))}
    made = Field.model_validate({**base, "type": type_, **_listing(type_)})
    return replace(_with_values(made, texts, "; ".join(doubts), conventions), activity=activity)


def _listing(type_: FieldType) -> dict[str, str]:
    return {"list": "open"} if type_ == "choices" else {}


def _below_zero(texts: Counter[str], type_: FieldType, conventions: Conventions) -> str:
    """What is below zero, apart from -1, which exports write for "not known"."""
    found = [text for text in texts if text.startswith(("-", "(", "−")) and text not in ("-1", "-1.0")]
    read = cells_read(Counter(found), type_, conventions)[None]
    return f'numbers below zero were seen, such as "{shortened(found[0])}"' if read else ""


def _with_values(made: Field, texts: Counter[str], doubt: str, conventions: Conventions) -> ProposedField:
    """The field with the values that were seen, if it is one that lists them."""
    doubts = (doubt,) if doubt else ()
    if made.type not in ("choice", "choices"):
        return ProposedField(made, doubts, texts)
    words = texts if made.type == "choice" else _tags(made, texts, conventions)
    labels, counts = _spellings(words)
    shown = list(labels)[:_MOST_TAGS] if made.type == "choices" else list(labels)
    if len(shown) < len(labels):
        doubts = (*doubts, f"the {len(shown)} most frequent of {len(labels):,} values are listed")
    ids: dict[str, str] = {}
    for word in shown:
        ids[word] = _choice_id(labels[word], set(ids.values()), labels.keys() - {word})
    values = tuple(Choice(id=ids[word], label=labels[word]) for word in shown)
    seen = Counter({ids[word]: counts[word] for word in shown})
    return ProposedField(made.model_copy(update={"values": values}), doubts, seen)


def _tags(made: Field, texts: Counter[str], conventions: Conventions) -> Counter[str]:
    """The single values of cells that hold several, as the reader of the field takes them apart."""
    read = cell_reader(made, conventions)
    found: Counter[str] = Counter()
    for text, count in texts.items():
        value = read(text).value
        found.update({str(tag): count for tag in value} if isinstance(value, frozenset) else {})
    return found


def _spellings(words: Counter[str]) -> tuple[dict[str, str], Counter[str]]:
    """Folded word → its most frequent spelling, the most frequent word first, and how often each is there."""
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for text, count in often(words):
        word, label = folded(text), _label(text)
        if word and folded(label) == word and len(label) <= _LONGEST_LABEL:
            labels.setdefault(word, label)
            counts[word] += count
    return {word: labels[word] for word, _ in often(counts)}, counts


def _label(text: str) -> str:
    """A text on one line, without what is not seen."""
    seen = (" " if char.isspace() else char for char in text)
    line = "".join(char for char in seen if unicodedata.category(char)[0] not in "CZ" or char == " ")
    return " ".join(line.split())


def _title(header: str) -> str:
    """A header as a label: `days_in_stage` is "Days in stage"; one with capitals stays as it is."""
    line = _label(header)
    if line != line.lower():
        return line
    words = " ".join(line.replace("_", " ").split())
    return words[:1].upper() + words[1:] if folded_header(words) == folded_header(line) else line


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("&", " and "))
    return apart.encode("ascii", "ignore").decode().lower()


def _field_id(header: str) -> str:
    """A header in snake_case; what no Latin letter is left of is a column."""
    words = re.sub(r"[^a-z0-9]+", "_", _plain(_label(header))).strip("_")
    named = words if words[:1].isalpha() else f"column_{words}".rstrip("_")
    return named[:_LONGEST_ID].rstrip("_")


def _choice_id(label: str, ids: set[str], others: set[str]) -> str:
    """A value as an id in kebab-case, that no other value reads as."""
    words = re.sub(r"[^a-z0-9]+", "-", _plain(label)).strip("-")[: _LONGEST_CHOICE - 4].rstrip("-") or "value"
    for name in _numbered(words, "-"):
        if name not in ids and folded(name) not in others and folded(name) not in map(folded, ids):
            return name
    raise AssertionError("numbers end")


def _free(id_: str, taken: set[str]) -> str:
    for name in _numbered(id_[: _LONGEST_ID - 4], "_"):
        if name not in taken and folded_header(name) not in taken:
            return name
    raise AssertionError("numbers end")


def _numbered(name: str, mark: str) -> Iterator[str]:
    yield name
    for number in range(2, 10_000):
        yield f"{name}{mark}{number}"
