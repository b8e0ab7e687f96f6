"""Caps before and after: what each lets its criteria earn, whatever it is called."""

from collections.abc import Iterator
from dataclasses import replace

from icp_playbook.diff.canonical import same
from icp_playbook.diff.facts import Fact, label_of
from icp_playbook.diff.matching import written
from icp_playbook.source import Data


def cap_changes(fact: Fact) -> Iterator[tuple[str, Fact]]:
    """The id of each change of the caps of an ICP, with its fact; old criteria have the ids they have now.

    One that earns otherwise is told as one, whichever part of it does. Its name, the words for it and the
    order of its criteria are told by themselves.
    """
    before, after = (side if isinstance(side, dict) else {} for side in (fact.old, fact.new))
    former = _former_names(before, after)
    for name in dict.fromkeys([*after, *(name for name in before if name not in former.values())]):
        old, new = before.get(former.get(name, name)), after.get(name)
        one = replace(fact, path=(*fact.path, name), old=old, new=new)
        called = replace(one, item=label_of(new, old, name))
        if name in former:
            yield "item-renamed", replace(called, path=(*one.path, "id"), old=former[name], new=name)
        if _earning(old) != _earning(new):
            yield f"cap-{'added' if old is None else 'removed' if new is None else 'changed'}", one
            continue
        for key, id_ in (("label", "wording-changed"), ("criteria", "order-changed")):
            parts = [side.get(key) if isinstance(side, dict) else None for side in (old, new)]
            if not same(*parts):
                yield id_, replace(called, path=(*one.path, key), old=parts[0], new=parts[1])


def _earning(cap: Data) -> str:
    """What a cap does, as text; "" for none."""
    if cap is None:
        return ""
    criteria = cap.get("criteria") if isinstance(cap, dict) else None
    if not isinstance(cap, dict) or not isinstance(criteria, list):
        return written(cap)
    in_order: list[Data] = [*sorted(map(written, criteria))]
    return written(
        {key: in_order if key == "criteria" else value for key, value in cap.items() if key != "label"}
    )


def _former_names(before: dict[str, Data], after: dict[str, Data]) -> dict[str, str]:
    """New name → old name of caps that do the same; a cap has at most one new name."""
    gone: dict[str, list[str]] = {}
    for name, cap in before.items():
        if name not in after:
            gone.setdefault(_earning(cap), []).append(name)
    come = {name: gone.get(_earning(cap), []) for name, cap in after.items() if name not in before}
    return {name: names.pop(0) for name, names in come.items() if names}
