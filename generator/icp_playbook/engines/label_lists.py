"""Lists of labels as numbers, in which a bit stands for each label: the first are picked without texts."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, all_of, chosen, number, total
from icp_playbook.engines.step_builder import StepBuilder
from icp_playbook.engines.texts import Item, Text, joined

_BITS = 60
"""Of a whole number of 64 bits: none becomes negative, and groups of labels fit in."""
_GROUP = 4
One = TypeVar("One")
_Marks = list[ir.IntegerValue]


@ibis.udf.scalar.builtin(name="bit_count")  # type: ignore[untyped-decorator]
def _bit_count(bits: int) -> int:
    """How many bits a number has: a function of DuckDB."""
    raise NotImplementedError


class LabelLists:
    """Lists of the ICP that an account gets, each kept as one number for each 60 of its labels.

    `arrays`: labels are looked up in arrays, which DuckDB does in less time than it tells cases apart.
    """

    def __init__(self, build: StepBuilder, *, arrays: bool) -> None:
        self._build, self._arrays = build, arrays
        self._labels: dict[str, dict[str, list[str]]] = {}

    def keep(self, name: str, items: Mapping[str, Sequence[Item]], where: Holds = True) -> None:
        """Keeps the list of each ICP, where accounts have it."""
        self._labels[name] = {icp: [label for _, label in found] for icp, found in items.items()}
        marks = {icp: _marks(found) for icp, found in items.items()}
        for at in range(max(map(len, marks.values()))):
            mark = self._build.picked(
                {icp: one[at] if at < len(one) else 0 for icp, one in marks.items()}, "int64"
            )
            self._build.put(_column("all", name, at), number(chosen([(where, mark)], 0, "int64")))

    def keep_first(self, name: str, of: str, as_: str, rest: str) -> None:
        """Keeps the bit of the first label of what is left, and the rest if it has a name."""
        marks = self._marks(name, of)
        for at, mark in enumerate(marks):
            self._build.put(_column(as_, name, at), mark & -mark)
            if rest:
                empty = all_of([before == 0 for before in marks[:at]])
                left = chosen([(empty, mark & (mark - 1))], mark, "int64")
                self._build.put(_column(rest, name, at), left)

    def count(self, name: str) -> ir.IntegerValue:
        """How many labels a list has, in DuckDB."""
        return number(total([_bit_count(mark) for mark in self._marks(name, "all")]))

    def label(self, name: str, bit: str, lead: str) -> Text:
        """The label whose bit was kept, behind a lead; "" if there is none."""
        bits = self._marks(name, bit)

        def text(labels: Sequence[str]) -> Text:
            parts = _parts([f"{lead}{label}" for label in labels])
            if self._arrays:
                cases = [
                    (one != 0, _looked_up(part, _bit_count(one - 1)))
                    for one, part in zip(bits, parts, strict=False)
                ]
            else:
                cases = [
                    (one == 1 << at, label)
                    for one, part in zip(bits, parts, strict=False)
                    for at, label in enumerate(part)
                ]
            return chosen(cases, "", "string")

        return self._picked(name, text)

    def labels(self, name: str) -> Text:
        """All labels of a list, each behind a comma, looked up in arrays some at a time."""
        marks = self._marks(name, "all")

        def text(labels: Sequence[str]) -> Text:
            found: list[Text] = []
            for mark, part in zip(marks, _parts([f", {label}" for label in labels]), strict=False):
                for at in range(0, len(part), _GROUP):
                    texts = _subsets(part[at : at + _GROUP])
                    found.append(_looked_up(texts, (mark >> at) & (len(texts) - 1)))
            return joined(found)

        return self._picked(name, text)

    def _picked(self, name: str, text: Callable[[Sequence[str]], Text]) -> Text:
        texts = {icp: text(labels) for icp, labels in self._labels[name].items()}
        found: Text = self._build.picked(texts, "string")
        return found

    def _marks(self, name: str, kind: str) -> _Marks:
        most = max(map(len, self._labels[name].values()))
        return [self._build.table[_column(kind, name, at)] for at in range(-(-most // _BITS))]


def _marks(items: Sequence[Item]) -> list[ir.IntegerValue | int]:
    return [
        total([chosen([(holds, 1 << at)], 0, "int64") for at, (holds, _) in enumerate(part)])
        for part in _parts(items)
    ]


def _parts(items: Sequence[One]) -> list[Sequence[One]]:
    """What stands in each number."""
    return [items[at : at + _BITS] for at in range(0, len(items), _BITS)]


def _subsets(labels: Sequence[str]) -> list[str]:
    """The labels of each number whose bits stand for them, together."""
    return [
        "".join(label for bit, label in enumerate(labels) if which >> bit & 1)
        for which in range(1 << len(labels))
    ]


def _looked_up(texts: Sequence[str], place: ir.IntegerValue) -> ir.StringValue:
    return ibis.array(texts)[place]


def _column(kind: str, name: str, at: int) -> str:
    return f"icp_{kind}_{name}_{at + 1}" if at else f"icp_{kind}_{name}"
