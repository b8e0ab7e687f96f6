"""A sentence for each change, in plain words: "Employees: 50–200 people → 50–500 people"."""

import re

from icp_playbook.conditions import FieldTest, problems, say, say_operand
from icp_playbook.diff.change import Change, ChangeSummary
from icp_playbook.diff.change_kinds import CATALOGUE
from icp_playbook.diff.lexicon import Lexicon, tree_of
from icp_playbook.diff.matching import written
from icp_playbook.diff.scoring import steps_of
from icp_playbook.fields import Catalogue, say_value
from icp_playbook.model import every_kind
from icp_playbook.phrases import plural, series
from icp_playbook.source import Data

SHOWN = 160
"""Characters of a text that a sentence quotes."""
LISTED = 8
"""Values of a group that a sentence names before it counts the rest."""
_CONDITIONS = ("-widened", "-narrowed", "-shifted", "-tightened", "-relaxed", "condition-reworded")
_NAMED = {
    "disqualifier-attached": "disqualifier",
    "disqualifier-detached": "disqualifier",
    "signal-attached": "signal",
    "signal-detached": "signal",
    "segment-persona-added": "persona",
    "segment-persona-removed": "persona",
    "committee-role-reassigned": "persona",
    "segment-moved": "profile",
    "proof-attached": "proof",
    "proof-detached": "proof",
}
"""Changes whose values are ids of entries → their kind."""
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)*\Z")
_SHORT_FORMS = {"icp": "ICP", "kpi": "KPI", "kpis": "KPIs"}
"""Keys written in capitals."""


def sentence(change: Change, lexicon: Lexicon) -> str:
    """The change in one line of plain text; the name of its entry is not repeated."""
    return " ".join(_sentence(change, lexicon).split())


def summarise(change: Change, lexicon: Lexicon) -> ChangeSummary:
    """The change in words, without its data."""
    return ChangeSummary(
        change.id,
        change.entry,
        change.path,
        sentence(change, lexicon),
        change.effect,
        change.direction,
        change.fingerprint,
    )


def condition_text(condition: Data, catalogue: Catalogue) -> str:
    """A condition of a document in words; as plain data if it does not make sense with these fields."""
    read = tree_of(condition)
    if read is None or any(True for _ in problems(read, catalogue)):
        return plain(condition)
    return say(read, catalogue)


def plain(data: Data) -> str:
    """Plain data on one line, shortened: texts as they are, lists and mappings by their content."""
    match data:
        case None:
            text = "nothing"
        case bool():
            text = "yes" if data else "no"
        case str():
            text = data
        case list():
            text = ", ".join(plain(one) for one in data)
        case dict():
            text = "; ".join(f"{key}: {plain(value)}" for key, value in data.items())
        case _:
            text = f"{data:,}"
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def quoted(data: Data) -> str:
    """Plain data on one line; a text of several words in quotation marks."""
    text = plain(data)
    return f"“{text}”" if isinstance(data, str) and " " in text else text


def _sentence(change: Change, lexicon: Lexicon) -> str:
    title = CATALOGUE[change.id].title
    match change.id:
        case _ if not change.path:
            return f"{_whole(change) or title}: {change.item}"
        case "group-widened" | "group-narrowed" | "group-shifted":
            return f"{change.item}: {_membership(change.path[1], change.old, change.new, lexicon)}"
        case _ if change.id.endswith(_CONDITIONS):
            return _condition(change, lexicon)
        case "criterion-points-raised" | "criterion-points-lowered":
            return f"{change.item}: {_points(change.old)} → {_points(change.new)}"
        case "band-points-raised" | "band-points-lowered":
            return f"{_subject(change)}: {_steps(change.old, lexicon.before)} → {_worth(change.new)}"
        case "band-added" | "band-removed":
            return f"{_subject(change)}: {title.lower()}, {_either(change, lexicon)}"
        case "bands-reordered":
            old, new = _steps(change.old, lexicon.before), _steps(change.new, lexicon.after)
            return f"{_subject(change)}: {old} → {new}"
        case "must-moved-to-score":
            return f"{change.item}: a must → {_steps(change.new, lexicon.after)}"
        case "criterion-moved-to-must":
            return f"{change.item}: {_steps(change.old, lexicon.before)} → a must"
        case _ if change.id in _NAMED:
            return _names(change, _NAMED[change.id], title, lexicon)
        case "threshold-raised" | "threshold-lowered" | "level-raised" | "level-lowered":
            return f"{change.item} starts at {plain(change.old)} → {plain(change.new)}"
        case "entry-renamed":
            return f"Renamed from {plain(change.new)} to {change.entry.id}"
        case "grid-cell-changed":
            cell = " with ".join(change.path[1:])
            return f"{cell}: {plain(change.old)} → {plain(change.new)}"
        case _:
            return _otherwise(change, title, lexicon)


def _condition(change: Change, lexicon: Lexicon) -> str:
    if change.groups:
        return f"{_subject(change)}: {'; '.join(_group(group, lexicon) for group in change.groups)}"
    old, new = tree_of(change.old), tree_of(change.new)
    if (
        isinstance(old, FieldTest)
        and isinstance(new, FieldTest)
        and old.field == new.field
        and not any(True for _ in (*problems(old, lexicon.before), *problems(new, lexicon.after)))
    ):
        label = lexicon.after[new.field].label
        subject = change.item if change.item and change.item != label else ""
        text = f"{label}: {say_operand(old, lexicon.before)} → {say_operand(new, lexicon.after)}"
        return f"{text} ({subject})" if subject else text
    before, after = condition_text(change.old, lexicon.before), condition_text(change.new, lexicon.after)
    return f"{_subject(change)}: {before} → {after}"


def _whole(change: Change) -> str:
    """What happened to an entry that came or went, by what its kind is called."""
    kind = every_kind().get(change.entry.kind)
    return f"{kind.one} {'added' if change.old is None else 'removed'}" if kind else ""


def _group(group: str, lexicon: Lexicon) -> str:
    """What a group used by a condition has gained and lost."""
    name, _, id_ = group.partition("/")
    old, new = lexicon.before[name], lexicon.after[name]
    label = next((one.label for one in (*new.groups, *old.groups) if one.id == id_), id_)
    before, after = (list(field.group_members.get(id_, ())) for field in (old, new))
    return f"{label} {_membership(name, [*before], [*after], lexicon)}"


def _membership(field: str, old: Data, new: Data, lexicon: Lexicon) -> str:
    before, after = (side if isinstance(side, list) else [] for side in (old, new))
    gained = [_value(field, one, lexicon.after) for one in after if one not in before]
    lost = [_value(field, one, lexicon.before) for one in before if one not in after]
    parts = [
        f"{verb} {series(names, '', limit=LISTED)}"
        for verb, names in (("gains", gained), ("loses", lost))
        if names
    ]
    return series(parts)


def _value(field: str, value: object, catalogue: Catalogue) -> str:
    return say_value(catalogue, catalogue[field], value) if field in catalogue else str(value)


def _names(change: Change, kind: str, title: str, lexicon: Lexicon) -> str:
    old, new = (
        lexicon.name(kind, str(side)) if side is not None else "" for side in (change.old, change.new)
    )
    if old and new:
        return f"{change.item or title}: {old} → {new}"
    return f"{title}: {new or old}" + (f" ({change.item})" if change.item else "")


def _otherwise(change: Change, title: str, lexicon: Lexicon) -> str:
    if change.id == "order-changed":
        return f"{title}: {_where(change)}"
    if change.old is None or change.new is None:
        data = change.new if change.old is None else change.old
        if isinstance(data, dict) and change.item:
            steps = steps_of(data)
            return f"{title}: {change.item}" + (f" ({_either(change, lexicon)})" if steps else "")
        verb = "added" if change.old is None else "removed"
        if not title.endswith(verb):
            return f"{_where(change)}: {verb} {quoted(data)}"
        key = "" if change.path[-1] == written(data) else f"{_human(change.path[-1])} "
        return f"{title}: {key}{quoted(data)}"
    old, new = _shortest(change.old, change.new)
    return f"{_where(change)}: {old} → {new}"


def _shortest(old: Data, new: Data) -> tuple[str, str]:
    """Both values; of two long texts the parts that differ, with a few words around them."""
    if not isinstance(old, str) or not isinstance(new, str) or " " not in f"{old}{new}":
        return quoted(old), quoted(new)
    before, after = old.split(), new.split()
    start = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    start = max(0, start - 3) if max(len(old), len(new)) > SHOWN else 0
    lead = "… " if start else ""
    return quoted(lead + " ".join(before[start:])), quoted(lead + " ".join(after[start:]))


def _either(change: Change, lexicon: Lexicon) -> str:
    if change.new is None:
        return _steps(change.old, lexicon.before)
    return _steps(change.new, lexicon.after)


def _steps(data: Data, catalogue: Catalogue) -> str:
    steps = [step for part in (data if isinstance(data, list) else [data]) for step in steps_of(part)]
    must = isinstance(data, dict) and "points" not in data and "bands" not in data
    return "; ".join(
        condition_text(step.when, catalogue) + ("" if must else f" for {_points(step.points)}")
        for step in steps
    )


def _worth(data: Data) -> str:
    return "; ".join(_points(step.points) for step in steps_of(data))


def _points(count: Data) -> str:
    if not isinstance(count, int):
        return plain(count)
    return f"{'−' if count < 0 else ''}{abs(count)} {plural(abs(count), 'point')}"


def _subject(change: Change) -> str:
    return change.item or change.entry.name


def _where(change: Change) -> str:
    """Where in the entry: the item and the key below it, or the section and the key."""
    values = (written(change.old), written(change.new))
    path = change.path[:-1] if len(change.path) > 1 and change.path[-1] in values else change.path
    keys = [part for part in path if _KEY.match(part)]
    last = _human(keys[-1]) if keys else ""
    if change.item:
        return f"{change.item}, {_inside(last)}" if path[-1] in keys and len(path) > 2 else change.item
    if len(keys) > 1:
        return f"{_human(keys[0])}, {_inside(last)}"
    return last or " ".join(path)


def _human(key: str) -> str:
    if not _KEY.match(key):
        return key
    return _SHORT_FORMS.get(key) or key.replace("_", " ").capitalize()


def _inside(words: str) -> str:
    """As written within a sentence: a short form keeps its capitals."""
    return words if words in _SHORT_FORMS.values() else words.lower()


def value_texts(change: Change, lexicon: Lexicon) -> tuple[str, str]:
    """The old and the new value, in words; "" if there is none."""
    old = "" if change.old is None else _value_text(change.old, lexicon.before)
    new = "" if change.new is None else _value_text(change.new, lexicon.after)
    return " ".join(old.split()), " ".join(new.split())


def _value_text(data: Data, catalogue: Catalogue) -> str:
    if tree_of(data) is not None:
        return condition_text(data, catalogue)
    return (_steps(data, catalogue) if isinstance(data, dict | list) else "") or plain(data)
