"""Conditions and how they changed, in words: "Both must now hold: Own oven: yes and Stage is Grown"."""

from collections.abc import Sequence

from pydantic import ValidationError

from icp_playbook.conditions import (
    All,
    Any,
    Condition,
    FieldTest,
    problems,
    say,
    say_needed,
    say_operand,
    tests_of,
)
from icp_playbook.diff.lexicon import Lexicon, tree_of
from icp_playbook.diff.plain_data import plain
from icp_playbook.fields import Catalogue, say_value
from icp_playbook.model import CountOf, say_count
from icp_playbook.phrases import series
from icp_playbook.source import Data

LISTED = 8
"""Values of a group that a sentence names before it counts the rest."""
COMPARED = 10_000
"""Pairs of parts of two conditions that are compared; above, both conditions are told whole."""
LONGEST = 600
"""Characters of a condition in a sentence; what is left out is counted."""


def condition_text(condition: Data, catalogue: Catalogue) -> str:
    """A condition of a document in words; as plain data if it does not make sense with these fields."""
    read = _read(condition, catalogue)
    return plain(condition) if read is None else say(read, catalogue)


def needed_text(condition: Data, catalogue: Catalogue) -> str:
    """The same of what must be known about an account."""
    read = _read(condition, catalogue)
    return plain(condition) if read is None else say_needed(read, catalogue)


def count_text(data: Data, catalogue: Catalogue) -> str:
    """What a signal counts, in words; as plain data if it does not make sense with these fields."""
    try:
        counted = CountOf.model_validate(data)
    except ValidationError:
        return plain(data)
    when = condition_text(data["when"], catalogue) if isinstance(data, dict) and data.get("when") else ""
    label = catalogue[counted.field].label if counted.field in catalogue else counted.field
    return say_count(label, counted.points, counted.at_most, when)


def condition_change(old: Data, new: Data, item: str, lexicon: Lexicon, entry: str) -> str:
    """What became of a condition of an entry, or of what people call `item` in it."""
    before, after = _read(old, lexicon.before), _read(new, lexicon.after)
    if (
        before is not None
        and after is not None
        and _matches(before, lexicon.before) != _matches(after, lexicon.after)
    ):
        return _whole(old, new, item or entry, lexicon)
    if isinstance(before, FieldTest) and isinstance(after, FieldTest) and before.field == after.field:
        label = lexicon.after[after.field].label
        operands = say_operand(before, lexicon.before), say_operand(after, lexicon.after)
        if operands[0] == operands[1] and say(before, lexicon.before) != say(after, lexicon.after):
            return _whole(old, new, item or entry, lexicon)
        text = f"{label}: {shown(operands[0])} → {shown(operands[1])}"
        return f"{text} ({item})" if item not in ("", label) else text
    if before is not None and after is not None and (text := _joined_change(before, after, lexicon)):
        return f"{text} ({item})" if item else text
    return _whole(old, new, item or entry, lexicon)


def _whole(old: Data, new: Data, name: str, lexicon: Lexicon) -> str:
    """Both conditions, written out."""
    before, after = condition_text(old, lexicon.before), condition_text(new, lexicon.after)
    return f"{name}: {shown(before)} → {shown(after)}"


def _matches(condition: Condition, catalogue: Catalogue) -> Sequence[str]:
    """How many contacts have to match, where the condition asks them."""
    return catalogue.matches(test.field for test in tests_of(condition))


def shown(text: str) -> str:
    """A text that a sentence can hold: what is too long for one is cut, and told to be."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text) - LONGEST:,} more characters)"


def group_change(group: str, lexicon: Lexicon) -> str:
    """What a group that a condition uses has gained and lost; `group` is its field/id."""
    name, _, id_ = group.partition("/")
    old, new = lexicon.before[name], lexicon.after[name]
    label = next((one.label for one in (*new.groups, *old.groups) if one.id == id_), id_)
    before, after = (list(field.group_members.get(id_, ())) for field in (old, new))
    return f"{label} {membership_change(name, [*before], [*after], lexicon)}"


def membership_change(field: str, old: Data, new: Data, lexicon: Lexicon) -> str:
    """The values that a group has gained and lost."""
    before, after = (side if isinstance(side, list) else [] for side in (old, new))
    known = [{str(one) for one in side} for side in (before, after)]
    gained = [value_text(field, one, lexicon.after) for one in after if str(one) not in known[0]]
    lost = [value_text(field, one, lexicon.before) for one in before if str(one) not in known[1]]
    parts = [
        f"{verb} {series(names, '', limit=LISTED)}"
        for verb, names in (("gains", gained), ("loses", lost))
        if names
    ]
    return series(parts)


def value_text(field: str, value: Data, catalogue: Catalogue) -> str:
    """A value of a field in words; as plain data where the field is not known."""
    if isinstance(value, list):
        return series([value_text(field, one, catalogue) for one in value])
    if field not in catalogue or isinstance(value, dict | None):
        return plain(value)
    return say_value(catalogue, catalogue[field], value)


def _read(condition: Data, catalogue: Catalogue) -> Condition | None:
    """A condition, if it makes sense with these fields."""
    read = tree_of(condition)
    return None if read is None or any(True for _ in problems(read, catalogue)) else read


def _joined_change(old: Condition, new: Condition, lexicon: Lexicon) -> str:
    """What one more or one fewer part of a condition means, or another word between them; else nothing."""
    before, after = _parts(old), _parts(new)
    if len(before) * len(after) > COMPARED:
        return ""
    come = [part for part in after if part not in before]
    gone = [part for part in before if part not in after]
    every = isinstance(new if len(after) > 1 else old, All)
    if isinstance(old, All | Any) and isinstance(new, All | Any):
        if type(old) is not type(new):
            return "" if come or gone else _all_of(after, lexicon.after, every=every)
    elif len(before) == 1 and len(after) == 2 and not gone:
        return _all_of(after, lexicon.after, every=every)
    if len(come) == len(after) or bool(come) == bool(gone):
        return ""
    words = _listed(come or gone, lexicon.after if come else lexicon.before, every=every)
    if come:
        return f"{'Must now hold as well' if every else 'Now also enough'}: {words}"
    return f"{'Need no longer hold' if every else 'No longer enough'}: {words}"


def _all_of(parts: Sequence[Condition], catalogue: Catalogue, *, every: bool) -> str:
    two = len(parts) == 2
    if every:
        return f"{'Both' if two else 'All'} must now hold: {_listed(parts, catalogue, every=True)}"
    return f"{'Either' if two else 'Any of these'} is now enough: {_listed(parts, catalogue, every=False)}"


def _listed(parts: Sequence[Condition], catalogue: Catalogue, *, every: bool) -> str:
    texts = [say(part, catalogue) for part in parts]
    whole = [
        f"({text})" if isinstance(part, All | Any) else text for part, text in zip(parts, texts, strict=True)
    ]
    between = "; " if any(", " in text for text in texts) else ", "
    return shown(series(whole, "and" if every else "or", between=between))


def _parts(condition: Condition) -> Sequence[Condition]:
    match condition:
        case All(all=parts) | Any(any=parts):
            return parts
        case _:
            return (condition,)
