"""Which items of two lists are the same: by ids, by what else they are known by, or by what they say."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from icp_playbook.fields import folded
from icp_playbook.source import Data

ALIKE = 0.5
"""The share of pairs of letters two texts have in common from which one is taken for the other, reworded."""
LONG = 60
"""Lists with more leftovers than this are not searched for reworded texts."""
_START = "at_least"
"""Where a step of a scale starts."""
_NAMES = ("label", "name", "title")
_SUBSTANCE = (("bands",), ("when", "points"), ("when",), (_START,), ("do",), ("synonyms",), ("columns",))
"""What an item is for, whatever it is called: the first of these that it has."""
_Letters: TypeAlias = "Counter[str]"


@dataclass(frozen=True, slots=True)
class Matched:
    """Two lists side by side: key → item. Keys in both are the same item."""

    old: Mapping[str, Data]
    new: Mapping[str, Data]
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Id of a new item → the id the same item had."""

    @property
    def keys(self) -> list[str]:
        """Every key once: those of the new list in its order, then those that are gone."""
        return list(dict.fromkeys([*self.new, *self.old]))

    @property
    def reordered(self) -> bool:
        """True if the items in both are in a different order."""
        return [key for key in self.old if key in self.new] != [key for key in self.new if key in self.old]


def matched(old: Sequence[Data], new: Sequence[Data], by: str) -> Matched:
    """Items by their natural key; `by` names one key of theirs, or lists of ids that are joined with +, or is
    empty for texts and numbers.

    An item that is gone and one that came are one item with another id, where they say the same; or have
    the same name; or do the same: conditions with points, where a tier starts, what a play asks to do, what a
    value or a field is read from; or where one is a synonym of the other. Each must be the only one that
    does. So are the one step of a scale that is gone and the one that came in its place.
    """
    if not by:
        return _by_content(old, new)
    before, after = _by_key(old, by), _by_key(new, by)
    renamed = _renamed(before, after) if by == "id" else {}
    ids = {gone: come for come, gone in renamed.items()}
    return Matched({ids.get(key, key): item for key, item in before.items()}, after, renamed)


def _by_key(items: Sequence[Data], by: str) -> dict[str, Data]:
    keys = []
    for item in items:
        known = _known_by(item, by) if isinstance(item, dict) else None
        keys.append(written(known) if known is not None else written(item))
    return _numbered(keys, items)


def _known_by(item: Mapping[str, Data], by: str) -> Data:
    if "+" not in by:
        return item.get(by)
    lists = [found if isinstance(found := item.get(key), list) else [] for key in by.split("+")]
    return " or ".join(written(one) for ids in lists for one in ids) or None


def _renamed(before: Mapping[str, Data], after: Mapping[str, Data]) -> dict[str, str]:
    gone = {key: item for key, item in before.items() if key not in after and _has_id(item, key)}
    come = {key: item for key, item in after.items() if key not in before and _has_id(item, key)}
    found: dict[str, str] = {}
    for sign in (_content, _name, _substance):
        if not gone or not come:
            break
        signs = [_only(sign, side) for side in (gone, come)]
        for text, key in signs[1].items():
            if text in signs[0]:
                found[key] = signs[0][text]
                del gone[found[key]], come[key]
    for key, former in (*_synonymous(gone, come), *_in_its_place(gone, come, before, after)):
        if key not in found and former not in found.values():
            found[key] = former
    return found


def _synonymous(gone: Mapping[str, Data], come: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    """New and old key of items of which one lists the other as a synonym: two that are merged are no pair."""
    by_word, by_synonym = _keys_by(_words, come), _keys_by(_synonyms, come)
    pairs = set()
    for old, item in gone.items():
        pairs |= {(key, old) for word in _words(item) for key in by_synonym.get(word, ())}
        pairs |= {(key, old) for word in _synonyms(item) for key in by_word.get(word, ())}
    left, right = Counter(old for _, old in pairs), Counter(key for key, _ in pairs)
    yield from sorted((key, old) for key, old in pairs if left[old] == right[key] == 1)


def _keys_by(texts: Callable[[Data], set[str]], items: Mapping[str, Data]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, item in items.items():
        for text in texts(item):
            found.setdefault(text, []).append(key)
    return found


def _in_its_place(
    gone: Mapping[str, Data], come: Mapping[str, Data], before: Mapping[str, Data], after: Mapping[str, Data]
) -> Iterator[tuple[str, str]]:
    """The step that is left of a scale, and the one that stands where it stood."""
    if len(gone) != 1 or len(come) != 1 or len(before) != len(after):
        return
    (old, was), (key, now) = *gone.items(), *come.items()
    if _starts(was) and _starts(now) and [*before].index(old) == [*after].index(key):
        yield key, old


def _starts(item: Data) -> bool:
    return isinstance(item, dict) and item.get(_START) is not None


def _words(item: Data) -> set[str]:
    texts = (item.get("id"), item.get("label")) if isinstance(item, dict) else ()
    return {folded(text) for text in texts if isinstance(text, str)}


def _synonyms(item: Data) -> set[str]:
    listed = item.get("synonyms") if isinstance(item, dict) else None
    return {folded(text) for text in listed if isinstance(text, str)} if isinstance(listed, list) else set()


def _has_id(item: Data, key: str) -> bool:
    return isinstance(item, dict) and item.get("id") == key


def _only(sign: Callable[[Mapping[str, Data]], str], items: Mapping[str, Data]) -> dict[str, str]:
    """Sign → the key of the item that alone has it."""
    signs = {key: sign(item) if isinstance(item, dict) else "" for key, item in items.items()}
    counts = Counter(signs.values())
    return {text: key for key, text in signs.items() if text and counts[text] == 1}


def _content(item: Mapping[str, Data]) -> str:
    rest = {key: value for key, value in item.items() if key != "id"}
    return written(rest) if rest else ""


def _name(item: Mapping[str, Data]) -> str:
    names = [name for key in _NAMES if isinstance(name := item.get(key), str)]
    return (folded(names[0]) or names[0].strip()) if names else ""


def _substance(item: Mapping[str, Data]) -> str:
    keys = next((keys for keys in _SUBSTANCE if all(_says(item.get(key)) for key in keys)), ())
    return written({key: item[key] for key in keys}) if keys else ""


def _says(value: Data) -> bool:
    """Whether a value is there: 0 is one, an empty list or a mapping to empty lists is none."""
    return any(map(_says, value.values())) if isinstance(value, dict) else value not in (None, "", [])


def _by_content(old: Sequence[Data], new: Sequence[Data]) -> Matched:
    """Equal items first; then texts that are alike, the most alike pair first."""
    before, after = (_numbered([written(item) for item in side], side) for side in (old, new))
    reworded = _reworded(
        [key for key in before if key not in after], [key for key in after if key not in before]
    )
    return Matched({reworded.get(key, key): item for key, item in before.items()}, after)


def _reworded(gone: Sequence[str], come: Sequence[str]) -> dict[str, str]:
    """Key of a text that is gone → key of the text it became."""
    if not gone or not come or max(len(gone), len(come)) > LONG:
        return {}
    left, right = ([_letters(text) for text in side] for side in (gone, come))
    pairs = sorted(
        (-likeness, at, to)
        for at, old in enumerate(left)
        for to, new in enumerate(right)
        if (likeness := _likeness(old, new)) >= ALIKE
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, to in pairs:
        if at not in found and to not in taken:
            found[at] = to
            taken.add(to)
    return {gone[at]: come[to] for at, to in found.items()}


def _letters(text: str) -> _Letters:
    """How often each pair of letters stands in a text; empty for ids and words, which are never alike.

    `hubspot` did not become `hubspot-pro`.
    """
    plain = text.casefold()
    return Counter(map(str.__add__, plain, plain[1:])) if " " in text else Counter()


def _likeness(old: _Letters, new: _Letters) -> float:
    """Twice the pairs of letters in both, of all there are: the Sørensen–Dice coefficient."""
    sizes = old.total(), new.total()
    if not all(sizes) or 2 * min(sizes) < ALIKE * sum(sizes):
        return 0.0
    few, many = sorted((old, new), key=len)
    return 2 * sum(min(count, many[pair]) for pair, count in few.items()) / sum(sizes)


def _numbered(keys: Sequence[str], items: Sequence[Data]) -> dict[str, Data]:
    """Items by their keys; a key that is taken gets a number, so that nothing is lost."""
    found: dict[str, Data] = {}
    seen: Counter[str] = Counter()
    for key, item in zip(keys, items, strict=True):
        name = key
        while name in found:
            seen[key] += 1
            name = f"{key} #{seen[key] + 1}"
        found[name] = item
    return found


def written(value: Data) -> str:
    """Plain data as one text, the same for the same data."""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, ensure_ascii=False)
