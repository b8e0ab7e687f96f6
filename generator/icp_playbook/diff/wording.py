"""A sentence for each change, in plain words: "Employees: 50–200 people → 50–500 people"."""

import json
import re
from collections.abc import Mapping

from icp_playbook.diff.base_rates import rate_in_force
from icp_playbook.diff.change import Change, ChangeSummary
from icp_playbook.diff.change_kinds import CATALOGUE
from icp_playbook.diff.condition_wording import (
    condition_change,
    condition_text,
    count_text,
    group_change,
    membership_change,
    needed_text,
    shown,
    value_text,
)
from icp_playbook.diff.lexicon import Lexicon, tree_of
from icp_playbook.diff.list_wording import cap_change, segment_order, share_of_list
from icp_playbook.diff.matching import written
from icp_playbook.diff.plain_data import SHOWN, plain, quoted
from icp_playbook.diff.scoring import steps_of
from icp_playbook.fields import Catalogue
from icp_playbook.model import every_kind
from icp_playbook.phrases import plural, series
from icp_playbook.source import Data

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
"""Changes whose values are ids → what they are ids of."""
_IDS: Mapping[tuple[str, str], str] = {
    ("profile", "product"): "product",
    ("profile", "value"): "value",
    ("segment", "persona"): "persona",
    ("segment", "proof"): "proof",
    ("example", "icp"): "profile",
    ("example", "tier"): "tier",
    ("example", "level"): "level",
    ("example", "play"): "play",
    ("example", "segment"): "segment",
    ("example", "disqualifier"): "disqualifier",
    ("playbook", "order"): "profile",
    ("decision", "about"): "entry",
    ("decision", "gone"): "entry",
    ("decision", "supersedes"): "decision",
    ("decision", "reverts"): "decision",
}
"""Kind of entry and key → what the value there, or each of a list, is the id of."""
_FIELDS = frozenset({("segment", "by"), ("playbook", "facets")})
"""Kind of entry and key → where the value is the id of a field."""
_BY_FIELD = frozenset({("example", "account"), ("segment", "facets")})
"""Kind of entry and key → where values stand by their field."""
_WORDS = frozenset({"roles", "purchasing_roles"})
"""Keys whose values are words that every playbook has, such as economic-buyer."""
_SENTENCES = frozenset({"value", "proof"})
"""What is called by a sentence that it says."""
STEPS = 12
"""Steps that a sentence lists before it counts the rest; a sound criterion has no more."""
SHOWN_ICPS = 6
"""ICPs that a sentence names before it counts the rest."""
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)*\Z")
_SHORT_FORMS = {"icp": "ICP", "kpi": "KPI", "kpis": "KPIs"}
"""Keys written in capitals."""


_UNKNOWN = {"open": "is open", "missed": "counts as not met", "None": "counts as `fit` says"}
"""What a profile says of answers that nobody gave."""


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


def _sentence(change: Change, lexicon: Lexicon) -> str:
    title = CATALOGUE[change.id].title
    match change.id:
        case "data-changed" if not change.path:
            old, new = (
                "keys and values" if side is None else quoted(side) for side in (change.old, change.new)
            )
            return f"The whole file: {old} → {new}"
        case _ if not change.path:
            return f"{_whole(change) or title}: {change.item}"
        case "group-widened" | "group-narrowed" | "group-shifted":
            return f"{change.item}: {membership_change(change.path[1], change.old, change.new, lexicon)}"
        case _ if change.path[0] == "custom" and len(change.path) > 1 and change.entry.kind in every_kind():
            return _custom(change, lexicon)
        case _ if change.groups:
            return f"{_subject(change)}: {'; '.join(group_change(group, lexicon) for group in change.groups)}"
        case _ if change.id.startswith("enough-"):
            sides = ((change.old, lexicon.before), (change.new, lexicon.after))
            texts = [needed_text(side, fields) for side, fields in sides if side is not None]
            return f"{title}: {' → '.join(map(shown, texts))}"
        case _ if change.id.endswith(_CONDITIONS):
            return condition_change(change.old, change.new, change.item, lexicon, change.entry.name)
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
        case "unknown-rule-changed":
            old, new = (_UNKNOWN.get(str(side), plain(side)) for side in (change.old, change.new))
            return f"{change.item or 'Criteria'}: what is not known {old} → {new}"
        case _ if change.path[:2] == ("fit", "tiers") and len(change.path) > 2:
            return _own_threshold(change, lexicon)
        case "threshold-raised" | "threshold-lowered" | "level-raised" | "level-lowered":
            start = f"{change.item} starts at {plain(change.old)} → {plain(change.new)}"
            return start + (_only_in(change, lexicon) if change.id.startswith("threshold") else "")
        case "base-rate-raised" | "base-rate-lowered":
            old, new = (plain(rate_in_force(side)) for side in (change.old, change.new))
            return f"{change.item}: base rate {old}% → {new}%; ranks move, no status and no tier"
        case "base-rate-stated":
            verb = "now given" if change.old is None else "no longer given"
            return f"{change.item}: base rate {plain(rate_in_force(None))}%, {verb}, counts as before"
        case "signal-count-added" | "signal-count-removed" | "signal-count-changed":
            counted = ((change.old, lexicon.before), (change.new, lexicon.after))
            texts = [count_text(side, fields) for side, fields in counted if side is not None]
            return f"{title}: {' → '.join(map(shown, texts))}"
        case "cap-added" | "cap-removed" | "cap-changed":
            return f"{title}: {cap_change(change.path, str(change.entry), change.old, change.new, lexicon)}"
        case "segment-order-changed":
            return segment_order(change.old, change.new, lexicon)
        case "entry-renamed":
            return f"Renamed from {plain(change.new)} to {change.entry.id}"
        case "entry-merged":
            return f"{lexicon.name(change.entry.kind, str(change.new))} merged into {change.entry.name}"
        case "item-renamed":
            return f"{change.item}: id {plain(change.old)} → {plain(change.new)}"
        case "grid-cell-changed" if len(change.path) == 3:
            return _cell(change, lexicon)
        case "list-share-added" | "list-share-removed":
            return f"{title}: {share_of_list(change.path, change.old or change.new, lexicon)}"
        case "capacity-changed" if len(change.path) == 3:
            return _workable(change, lexicon)
        case _:
            return _otherwise(change, title, lexicon)


def _workable(change: Change, lexicon: Lexicon) -> str:
    """How many accounts of a tier or a play a rep can work: "Tier 1, accounts per rep: 25 → 30"."""
    kind = "tier" if change.path[1] == "accounts_per_rep" else "play"
    old, new = ("not said" if side is None else plain(side) for side in (change.old, change.new))
    return f"{lexicon.name(kind, change.path[2])}, accounts per rep: {old} → {new}"


def _own_threshold(change: Change, lexicon: Lexicon) -> str:
    """Where a tier starts for an ICP; what the playbook says of it, where the ICP says nothing."""
    tier, known = change.path[2], lexicon.thresholds
    old, new = (
        (f"{shared} (the playbook's)" if shared is not None else "the playbook's")
        if own is None
        else plain(own)
        for own, shared in ((change.old, known.before.get(tier)), (change.new, known.after.get(tier)))
    )
    return f"{lexicon.name('tier', tier)} starts at {old} → {new}"


def _only_in(change: Change, lexicon: Lexicon) -> str:
    """The ICPs for which a threshold of the playbook counts, where it does not for all."""
    known, tier = lexicon.thresholds, change.path[1] if len(change.path) > 1 else ""
    if known.moves_nobody(tier):
        return ", for no ICP: each has its own"
    names = [lexicon.name("profile", icp) for icp in known.shared.get(tier, ())]
    return f", for {series(names, 'and', limit=SHOWN_ICPS)} only" if known.own.get(tier) else ""


def _custom(change: Change, lexicon: Lexicon) -> str:
    """What an entry says for a custom property, by the label of the property."""
    key = change.path[1]
    label = lexicon.names.get(f"custom-property/{key}") or _human(key)
    if change.id == "order-changed":
        return f"{CATALOGUE[change.id].title}: {label}"
    if change.old is None or change.new is None:
        verb, data = ("added", change.new) if change.old is None else ("removed", change.old)
        return f"{label}: {verb} {quoted(data)}"
    old, new = _shortest(change.old, change.new) or (quoted(change.old), quoted(change.new))
    return f"{label}: {old} → {new}"


def _whole(change: Change) -> str:
    """What happened to an entry that came or went, by what its kind is called."""
    kind = every_kind().get(change.entry.kind)
    return f"{kind.one} {'added' if change.old is None else 'removed'}" if kind else ""


def _names(change: Change, kind: str, title: str, lexicon: Lexicon) -> str:
    of = str(change.entry)
    old, new = (
        _named(kind, side, lexicon, of) if side is not None else "" for side in (change.old, change.new)
    )
    if old and new:
        return f"{change.item or title}: {old} → {new}"
    return f"{title}: {new or old}" + (f" ({change.item})" if change.item else "")


def _named(kind: str, id_: Data, lexicon: Lexicon, of: str = "") -> str:
    """What an id, or each of a list, is called, in the entry `of` where it is a part of one."""
    if isinstance(id_, list):
        return ", ".join(_named(kind, one, lexicon, of) for one in id_[:SHOWN])
    if not isinstance(id_, str):
        return plain(id_)
    if kind == "entry":  # which says its kind itself
        kind, _, id_ = id_.partition("/")
    return quoted(lexicon.part(kind, of, id_)) if kind in _SENTENCES else lexicon.name(kind, id_)


def _cell(change: Change, lexicon: Lexicon) -> str:
    """A cell of the grid: "Tier 2 with strong intent: Nurture → Pursue"."""
    tier, level = lexicon.name("tier", change.path[1]), lexicon.name("level", change.path[2])
    intent = level if level[1:2].isupper() else level[:1].lower() + level[1:]
    if "intent" not in intent.casefold().split():
        intent = f"{intent} intent"
    old, new = (
        "no play" if side is None else _named("play", side, lexicon) for side in (change.old, change.new)
    )
    return f"{tier} with {intent}: {old} → {new}"


def _shown_value(change: Change, side: Data, lexicon: Lexicon, catalogue: Catalogue) -> str:
    """A value where it stands: ids by the names of what they stand for, values of fields in their words."""
    kind, path = change.entry.kind, change.path
    if side is None or isinstance(side, dict):
        return quoted(side)
    if len(path) > 1 and (kind, path[0]) in _BY_FIELD:
        return plain(value_text(path[1], side, catalogue))
    keys = [part for part in path if (kind, part) in _IDS]
    if keys and keys[-1] in path[-2:]:
        return _named(_IDS[kind, keys[-1]], side, lexicon, str(change.entry))
    if (kind, path[0]) in _FIELDS and isinstance(side, str) and side in catalogue:
        return catalogue[side].label
    if {*path[-2:]} & _WORDS and isinstance(side, str | list):
        return plain(side).replace("-", " ").capitalize()
    return quoted(side)


def _otherwise(change: Change, title: str, lexicon: Lexicon) -> str:
    if change.id == "order-changed":
        return f"{title}: {_where(change, lexicon)}"
    if change.old is None or change.new is None:
        data = change.new if change.old is None else change.old
        if isinstance(data, dict) and change.item:
            steps = steps_of(data)
            return f"{title}: {change.item}" + (f" ({_either(change, lexicon)})" if steps else "")
        verb = "added" if change.old is None else "removed"
        words = _shown_value(change, data, lexicon, lexicon.after if change.old is None else lexicon.before)
        if not title.endswith(verb):
            return f"{_where(change, lexicon)}: {verb} {words}"
        key = "" if change.path[-1] == written(data) else f"{_human(change.path[-1])} "
        return f"{title}: {key}{words}"
    old, new = _shortest(change.old, change.new) or (
        _shown_value(change, change.old, lexicon, lexicon.before),
        _shown_value(change, change.new, lexicon, lexicon.after),
    )
    if old == new:  # of another type, which words do not show
        old, new = (plain(json.dumps(side, ensure_ascii=False)) for side in (change.old, change.new))
    return f"{_where(change, lexicon)}: {old} → {new}"


def _shortest(old: Data, new: Data) -> tuple[str, str] | None:
    """Two texts of several words; of long ones the parts that differ, with a few words around them."""
    if not isinstance(old, str) or not isinstance(new, str) or " " not in f"{old}{new}":
        return None
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
    texts = [
        shown(condition_text(step.when, catalogue)) + ("" if must else f" for {_points(step.points)}")
        for step in steps[:STEPS]
    ]
    return "; ".join(texts) + (f"; and {len(steps) - STEPS:,} more" if len(steps) > STEPS else "")


def _worth(data: Data) -> str:
    return "; ".join(_points(step.points) for step in steps_of(data))


def _points(count: Data) -> str:
    if not isinstance(count, int):
        return plain(count)
    return f"{'−' if count < 0 else ''}{abs(count)} {plural(abs(count), 'point')}"


def _subject(change: Change) -> str:
    return change.item or change.entry.name


def _where(change: Change, lexicon: Lexicon) -> str:
    """Where in the entry: the item and the key below it, or the section and the key."""
    by_field = len(change.path) > 1 and (change.entry.kind, change.path[0]) in _BY_FIELD
    if by_field and change.path[1] in lexicon.after:
        return f"{_human(change.path[0])}, {lexicon.after[change.path[1]].label}"
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
        return shown(condition_text(data, catalogue))
    return (_steps(data, catalogue) if isinstance(data, dict | list) else "") or plain(data)
