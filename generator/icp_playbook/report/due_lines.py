"""What is due as text, as Markdown for an issue, and for programs."""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, assert_never, get_args

from icp_playbook.lint import DueEntry
from icp_playbook.phrases import counted, series
from icp_playbook.report.markdown import text
from icp_playbook.report.plain import printable

DueFormat: TypeAlias = Literal["text", "markdown", "json"]
DUE_FORMATS: tuple[DueFormat, ...] = get_args(DueFormat)
FORMAT = 1
"""Of the JSON: raised when a key changes its meaning or goes."""
_WORDS = {"review": "review", "outcome": "what came of it"}


def report_due(
    entries: Sequence[DueEntry], form: DueFormat, as_of: datetime.date, handles: Mapping[str, str]
) -> str:
    """Everything that is due, in one form; "" where nothing is, but in JSON. Handles are those of owners."""
    match form:
        case "text":
            return "\n".join(_line(one, as_of) for one in entries)
        case "markdown":
            return "\n".join(_issue(entries, as_of, handles)).strip()
        case "json":
            records = [_record(one, as_of, handles) for one in entries]
            return json.dumps({"format": FORMAT, "as_of": as_of.isoformat(), "due": records}, indent=2)
        case _:
            assert_never(form)


def due_summary(entries: Sequence[DueEntry], as_of: datetime.date) -> str:
    """How many of each: "2 reviews and 1 outcome are late, 1 review falls due"."""
    parts = []
    for late, words in ((True, "late"), (False, "due soon")):
        of = [one.kind for one in entries if (one.day < as_of) is late]
        kinds = [counted(of.count(kind), kind) for kind in ("review", "outcome") if kind in of]
        parts += [f"{words}: {series(kinds)}"] if kinds else []
    return "; ".join(parts) or "nothing is due"


def _line(entry: DueEntry, as_of: datetime.date) -> str:
    owner = f", {entry.owner}" if entry.owner else ""
    return printable(f"{entry.place}: {entry.name}: {_when(entry, as_of)}{owner}")


def _when(entry: DueEntry, as_of: datetime.date) -> str:
    late = (as_of - entry.day).days
    if late > 0:
        return f"{_WORDS[entry.kind]} was due by {entry.day}, {counted(late, 'day')} ago"
    return f"{_WORDS[entry.kind]} is due by {entry.day}"


def _issue(entries: Sequence[DueEntry], as_of: datetime.date, handles: Mapping[str, str]) -> Iterator[str]:
    """By owner, with dates only: the same things that are due give the same text on any day."""
    owners = sorted({one.owner for one in entries}, key=lambda owner: (not owner, owner))
    for owner in owners:
        handle = handles.get(owner, "")
        who = handle if handle.startswith("@") else text(owner) or "Nobody owns these"
        yield f"### {who}"
        yield ""
        for one in entries:
            if one.owner == owner:
                verb = "was due" if one.day < as_of else "is due"
                what = f"{_WORDS[one.kind]} {verb} by {one.day}"
                yield f"- **{text(one.name)}** · {text(str(one.key))}: {what}"
        yield ""
    if entries:
        yield "A review is done when `review: last:` has its date. What came of a decision is its `outcome:`."


def _record(entry: DueEntry, as_of: datetime.date, handles: Mapping[str, str]) -> dict[str, object]:
    return {
        "kind": entry.kind,
        "entry": str(entry.key),
        "name": entry.name,
        "owner": entry.owner or None,
        "handle": handles.get(entry.owner, entry.owner if entry.owner.startswith("@") else None),
        "due": entry.day.isoformat(),
        "days_late": max((as_of - entry.day).days, 0),
        "place": str(entry.place),
    }
