"""The steps that put what an account is said to be into words, as far as sentences are not made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, chosen, none_of, number
from icp_playbook.engines.label_lists import LabelLists
from icp_playbook.engines.points import is_false, is_true
from icp_playbook.engines.step_builder import StepBuilder
from icp_playbook.engines.texts import (
    LISTED,
    Text,
    all_items,
    and_more,
    count_items,
    joined,
)
from icp_playbook.engines.wording import (
    LISTS,
    REASONS,
    IcpAccount,
    cap_words,
    first_words,
    reason_parts,
    why_lists,
)
from icp_playbook.fit import ended

_OUT = ("disqualified", "outside")
_PLACES = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The columns of texts that sentences are made of. What no account has is no column."""

    names: frozenset[str] = frozenset()

    def text(self, table: ir.Table, name: str) -> Text:
        """A text, "" if no account has it."""
        return table[name] if name in self.names else ""


def keep_words(
    build: StepBuilder, case: Callable[[str], IcpAccount], *, why: bool, reasons: bool, arrays: bool
) -> WordColumns:
    """Keeps what `icp_reasons` and `icp_why` are made of, of the ICP that an account gets."""
    words = _Words(build, {icp: case(icp) for icp in build.icps}, arrays=arrays)
    if reasons:
        words.keep_reasons()
    if why:
        words.keep_sentences()
        words.keep_lists()
    build.step("icp_words", "What decided, by what came of it: labels, or a number of which each bit is one")
    if reasons and arrays:
        words.put_reasons()
    if why:
        words.put_lists()
    return WordColumns(frozenset(words.names))


class _Words:
    """The columns of words, step by step."""

    def __init__(self, build: StepBuilder, cases: Mapping[str, IcpAccount], *, arrays: bool) -> None:
        self.names: set[str] = set()
        self._build, self._cases, self._arrays = build, cases, arrays
        self._lists = LabelLists(build, arrays=arrays)
        self._reasons: list[str] = []
        self._most: dict[str, int] = {}

    def _put(self, name: str, text: object) -> None:
        if isinstance(text, ir.Value) or text:
            self.names.add(name)
            self._build.put(name, text)

    def keep_reasons(self) -> None:
        """The labels of `icp_reasons`, or their bits."""
        parts = {icp: reason_parts(one) for icp, one in self._cases.items()}
        for part in REASONS:
            items = {icp: found[part] for icp, found in parts.items()}
            # nothing that is unknown could still change it
            where = none_of(self._build.table["icp_status"].isin(_OUT)) if part == "unknown" else True
            if not any(items.values()):
                continue
            if self._arrays:
                self._reasons.append(part)
                self._lists.keep(f"reasons_{part}", items, where)
            else:
                text = self._build.picked({icp: all_items(one) for icp, one in items.items()}, "string")
                self._put(f"icp_words_{part}", chosen([(where, text)], "", "string"))

    def put_reasons(self) -> None:
        """The labels of the bits."""
        for part in self._reasons:
            self._put(f"icp_words_{part}", self._lists.labels(f"reasons_{part}"))
        self._build.step("icp_reason_words", "The labels of what decided")

    def keep_sentences(self) -> None:
        """What `icp_why` says in full."""
        for part, words in (("caps", cap_words), ("cite", _cite), ("first_missed", _first_missed)):
            text = self._build.picked({icp: words(one) for icp, one in self._cases.items()}, "string")
            self._put(f"icp_words_{part}", text)

    def keep_lists(self) -> None:
        """The bits of the lists of `icp_why`, and how many they have."""
        found = {icp: why_lists(one) for icp, one in self._cases.items()}
        for part, status in LISTS.items():
            lists = {icp: one[part] for icp, one in found.items()}
            most = max(len(one.counted) for one in lists.values())
            if not most:
                continue
            self._most[part] = most
            where = _where(self._build.table, status)
            self._lists.keep(part, {icp: one.items for icp, one in lists.items()}, where)
            if most > LISTED and not self._arrays:
                count = self._build.picked(
                    {icp: count_items(one.counted) for icp, one in lists.items()}, "int64"
                )
                self._build.put(f"icp_count_{part}", number(chosen([(where, count)], 0, "int64")))

    def put_lists(self) -> None:
        """The first labels of each, and how many more there are."""
        left = "all"
        for at, place in enumerate(_PLACES, 1):
            rest = f"behind_{place}"
            for part, most in self._most.items():
                if at <= most:
                    self._lists.keep_first(part, left, place, rest if at < min(most, LISTED) else "")
            self._build.step(f"icp_{place}", f"The {place} label of each list, as its bit")
            left = rest
        for part, most in self._most.items():
            texts = [
                self._lists.label(part, place, "; " if at else "") for at, place in enumerate(_PLACES[:most])
            ]
            if most > LISTED:
                texts.append(and_more(self._count(part)))
            self._put(f"icp_listed_{part}", joined(texts))
        self._build.step("icp_lists", "The first labels of each list, and how many more there are")

    def _count(self, part: str) -> ir.IntegerValue:
        return self._lists.count(part) if self._arrays else self._build.table[f"icp_count_{part}"]


def _where(table: ir.Table, status: str) -> Holds:
    """Whether an account has a list of `LISTS`."""
    return table["icp_status"] == status if status else none_of(table["icp_status"].isin(_OUT))


def _cite(case: IcpAccount) -> ir.StringValue | str:
    """What a rep cites: of the first disqualifier that applies."""
    rows = zip(case.icp.disqualifiers, case.facts.disqualifiers, strict=True)
    cites = [
        (is_true(case.table, truth), ended(case.words.disqualifiers[row.id].cite)) for row, truth in rows
    ]
    return first_words(cites)


def _first_missed(case: IcpAccount) -> ir.StringValue | str:
    """The first must that is missed, with its why."""
    rows = zip(case.icp.must, case.facts.musts, strict=True)
    found = []
    for row, truth in rows:
        words = case.words.must[row.id]
        why = ended(words.why) if words.why else ""
        found.append((is_false(case.table, truth), f"{ended(words.label)} {why}".rstrip()))
    return first_words(found)
