"""An account described in words: "200 employees manufacturer" gives its fields, and the words left over.

A number without its unit fills nothing, and what has two readings is left out with the reason.
The browser reads the same, in site_templates/assets/search/described.js.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from icp_playbook.search.account_words import singular
from icp_playbook.search.quantities import Quantity, Token, bound_after, ends_of, quantity_at, tokens_of
from icp_playbook.search.words import folded

LONGEST = 200
"""Characters of the longest text that is read."""
_MOST_WORDS = 6
"""Words of the longest phrase."""
_NOT = frozenset(["no", "not", "without", "never", "non", "isnt", "dont", "cannot", "cant"])
_QUESTIONS = "who whom whose what how why when where which do does did can could should would may is are if"
_SORTS = "decision decisions example examples signal signals disqualifier disqualifiers objection objections"
_ASKING = frozenset(f"{_QUESTIONS} {_SORTS}".split())
"""Words of a question, and of the sort of thing wanted, which describe no account."""
_SPOKEN = frozenset(("speaking", "language"))
"""What makes a country the name of a language."""
_BESIDE = frozenset(["of", "in", "is", "a", "around", "about", "roughly", "total", ":"]) | {"=", "~", "-"}
"""What may stand between a number and its unit."""
_NAMED_BY = "tier step day level phase part grade class version q top"
_NUMBERED = frozenset(_NAMED_BY.split())
"""Words before a number that make a name of it: tier 1, day 3."""
_EACH = frozenset(["a", "per", "each", "every", "/"])
_PERIODS = {
    **{word: word for word in ("day", "week", "month", "quarter", "year")},
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
    "annum": "year",
}
_LEAST_MONEY = 1000
"""The least amount that is money without a sign or a word for thousands."""


class DescribedField(NamedTuple):
    """A field that was read: its value as an address of Fit writes it, and the words it came from."""

    id: str
    value: str
    words: str


class UnreadWords(NamedTuple):
    """Words that could mean a fact, and why they are taken for none."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Description:
    """What a text says of an account."""

    fields: tuple[DescribedField, ...]
    unread: tuple[UnreadWords, ...]
    rest: str
    """The text without the numbers that were read and their units, for search."""
    offered: bool
    """Whether it describes an account rather than asks something."""
    leads: bool
    """Whether it is offered before the results, for a number; names alone may be a subject."""


def describe(record: Mapping[str, Any], text: str) -> Description:
    """What a text says of an account, by the record that `vocabulary` gives."""
    bare = folded(text)
    if len(bare) > LONGEST:
        return Description((), (), bare, offered=False, leads=False)
    reading = _DescriptionReader(record, tokens_of(bare, record["comma"]))
    reading.name_values()
    reading.count()
    return reading.result()


class _DescriptionReader:
    """A text while it is read: which tokens have been taken, and what they gave."""

    def __init__(self, record: Mapping[str, Any], tokens: Sequence[Token]) -> None:
        self.record = record
        self.tokens = tokens
        self.keys = [singular(token.text) for token in tokens]
        self.valued = [False] * len(tokens)
        self.counted = [False] * len(tokens)
        """Taken by a number, whether it was read or not."""
        self.read = [False] * len(tokens)
        """Taken by a number that was read."""
        self.found: dict[str, DescribedField] = {}
        self.unread: list[UnreadWords] = []
        self.united = False
        """Whether a number stood with its unit."""

    def name_values(self) -> None:
        """Choices, tools and the country."""
        meaning: dict[str, list[tuple[str, str, str]]] = {}
        for id_, _, _, values in self.record["words"]:
            for value, label, phrases in values:
                for phrase in phrases:
                    meaning.setdefault(phrase, []).append((id_, value, label))
        named: dict[str, list[tuple[str, str, bool, str]]] = {}
        place = 0
        while place < len(self.tokens):
            size = self._longest(place, meaning)
            if not size:
                place += 1
                continue
            meanings = meaning[" ".join(self.keys[place : place + size])]
            heard = self._text(place, place + size)
            after = {token.text for token in self.tokens[place + size : place + size + 2]}
            if _SPOKEN & after or _NOT & {token.text for token in self.tokens[max(0, place - 2) : place]}:
                self.unread.append(UnreadWords(heard, "is said not to be so"))
            else:
                self.valued[place : place + size] = [True] * size
                alone = len({id_ for id_, _, _ in meanings}) == 1
                for id_, value, label in meanings:
                    named.setdefault(id_, []).append((value, label, alone, heard))
            place += size
        for id_, _, many, _ in self.record["words"]:
            self._settle(id_, many, named.get(id_, []))

    def _longest(self, place: int, words: Mapping[str, object]) -> int:
        """Tokens of the longest phrase at a place; 0 where none begins."""
        for size in range(min(_MOST_WORDS, len(self.tokens) - place), 0, -1):
            if " ".join(self.keys[place : place + size]) in words:
                return size
        return 0

    def _settle(self, id_: str, many: bool, named: Sequence[tuple[str, str, bool, str]]) -> None:
        """The value of a field. A word of this field alone decides over one that others have too."""
        own = [one for one in named if one[2]] or named
        values = list(dict.fromkeys(value for value, _, _, _ in own))
        heard = " ".join(dict.fromkeys(one[3] for one in own))
        if len(values) == 1 or (many and values):
            self.found[id_] = DescribedField(id_, ",".join(values), heard)
        elif values:
            labels = " or ".join(dict.fromkeys(label for _, label, _, _ in own))
            self.unread.append(UnreadWords(heard, f"could be {labels}"))

    def count(self) -> None:
        """Numbers, each with its unit."""
        numbers: dict[str, list[tuple[str, str]]] = {}
        place = 0
        while place < len(self.tokens):
            quantity = None if self.counted[place] else quantity_at(self.tokens, place)
            if quantity is None:
                place += 1
                continue
            place = self._measure(quantity, numbers)
        for id_, values in numbers.items():
            heard = " ".join(dict.fromkeys(words for _, words in values))
            if len({value for value, _ in values}) == 1:
                self.found[id_] = DescribedField(id_, values[0][0], heard)
            else:
                self.unread.append(UnreadWords(heard, "gives two numbers"))

    def _measure(self, quantity: Quantity, numbers: dict[str, list[tuple[str, str]]]) -> int:
        """Takes a quantity with its unit; the place where reading goes on."""
        if quantity.first and self.tokens[quantity.first - 1].text in _NUMBERED:
            return quantity.end
        after, end = self._unit_after(quantity.end)
        before, first = self._unit_before(quantity.first)
        written = self.tokens[quantity.end - 1].digits or quantity.end - quantity.first > 1
        if not (after or written):
            return quantity.end  # "one" of no unit is a word
        if after and before and self._labels_first(first, quantity.first, end):
            self._leave(first, end, "has two units")
            return end
        fields = after or before
        begin, last = quantity.first if after or not before else first, end if after else quantity.end
        period, last = self._period(last)
        bound, last = bound_after(self.tokens, last)
        if bound and quantity.low == quantity.high:
            low, high = ends_of(quantity.low, quantity.high, bound)
            quantity = quantity._replace(low=low, high=high)
        alone = not fields
        if alone and quantity.sign in self.record["money"]:
            fields = [one for one in self.record["numbers"] if set(one[5]) & set(self.record["money"])]
            if last < len(self.tokens) and not (self.valued[last] or self.tokens[last].digits):
                self._leave(begin, last, "is money for something else")
                return last
        why = quantity.why or self._refusal(fields, quantity, period, alone)
        if why:
            self._leave(begin, last, why)
            return last
        self.counted[begin:last] = self.read[begin:last] = [True] * (last - begin)
        self.united = self.united or not alone
        numbers.setdefault(fields[0][0], []).append((_written(fields[0], quantity), self._text(begin, last)))
        return last

    def _refusal(self, fields: Sequence[list[Any]], quantity: Quantity, period: str, alone: bool) -> str:
        """Why a number is not read; "" where it is."""
        if quantity.sign and quantity.sign not in self.record["money"]:
            return f"is not in {self.record['money'][0].upper()}"
        if not fields:
            return "has no unit that the playbook knows"
        if len(fields) > 1:
            return f"could be {' or '.join(one[1] for one in fields)}"
        _, label, kind, own, least, _ = fields[0]
        if period and period != own:
            return f"is by the {period}"
        if kind == "count" and quantity.sign:
            return f"is money, and {label} is a count"
        most = quantity.high if quantity.high is not None else quantity.low or 0
        if kind == "money" and not (quantity.sign or quantity.scaled or most >= _LEAST_MONEY):
            return "has no sign of money"
        if least is not None and (quantity.low if quantity.low is not None else most) < least:
            return f"is below the least that {label} can be"
        if alone and not self.found:
            return "does not say of what"
        return ""

    def _unit_after(self, place: int) -> tuple[list[list[Any]], int]:
        """The fields whose unit follows, and where it ends."""
        skipped = place
        while skipped < len(self.tokens) and skipped < place + 2 and self._passed(skipped):
            skipped += 1
        for start in dict.fromkeys((skipped, place)):
            for size in range(min(_MOST_WORDS, len(self.tokens) - start), 0, -1):
                if fields := self._united(start, start + size):
                    return fields, start + size
        return [], place

    def _passed(self, place: int) -> bool:
        return self.tokens[place].text in _BESIDE or self.tokens[place].text in {"annual", "monthly"}

    def _unit_before(self, place: int) -> tuple[list[list[Any]], int]:
        end = place
        while end and place - end < 2 and self.tokens[end - 1].text in _BESIDE:
            end -= 1
        for size in range(min(_MOST_WORDS, end), 0, -1):
            if not any(self.counted[end - size : end]) and (fields := self._united(end - size, end)):
                return fields, end - size
        return [], place

    def _united(self, start: int, end: int) -> list[list[Any]]:
        """The fields that a phrase is the unit of; a sign of money is none by itself."""
        heard = " ".join(self.keys[start:end])
        if heard in self.record["money"]:
            return []
        return [one for one in self.record["numbers"] if heard in one[5]]

    def _labels_first(self, first: int, last: int, end: int) -> bool:
        """Whether the unit before a number may be its own: no kind of company, or a bare number follows."""
        if not any(self.valued[first:last]):
            return True
        follows = quantity_at(self.tokens, end) if end < len(self.tokens) else None
        return follows is not None and not self._unit_after(follows.end)[0]

    def _period(self, place: int) -> tuple[str, int]:
        """The period that follows, and where it ends."""
        end = place
        while end < len(self.tokens) and self.tokens[end].text in _EACH:
            end += 1
        word = self.tokens[end].text if end < len(self.tokens) else ""
        if word in _PERIODS and (end > place or word.endswith("ly")):
            return _PERIODS[word], end + 1
        return "", place

    def _leave(self, start: int, end: int, why: str) -> None:
        self.counted[start:end] = [True] * (end - start)
        self.unread.append(UnreadWords(self._text(start, end), why))

    def _text(self, start: int, end: int) -> str:
        return " ".join(token.text for token in self.tokens[start:end])

    def result(self) -> Description:
        """What was read, in the order of the catalogue: numbers first, then what they are."""
        order = [one[0] for one in (*self.record["numbers"], *self.record["words"])]
        fields = tuple(self.found[id_] for id_ in order if id_ in self.found)
        rest = " ".join(token.text for token, taken in zip(self.tokens, self.read, strict=True) if not taken)
        asks = any(token.text in _ASKING for token in self.tokens)
        several = len({one.words for one in fields}) > 1  # "saas" alone says two things of a company
        offered = not asks and (several or (self.united and bool(fields)))
        measured = any(one[0] in self.found for one in self.record["numbers"])
        return Description(fields, tuple(self.unread), rest, offered, leads=offered and measured)


def _written(field: Sequence[Any], quantity: Quantity) -> str:
    """A quantity as an address of Fit writes it: 200, 50-200, 200+, <=50, 3M."""
    short = _short if field[2] == "money" else str
    low, high = quantity.low, quantity.high
    if low is None:
        return f"<={short(high or 0)}"
    if high is None:
        return f"{short(low)}+"
    return short(low) if low == high else f"{short(low)}-{short(high)}"


def _short(amount: int) -> str:
    for letter, size in (("B", 10**9), ("M", 10**6), ("k", 1000)):
        if amount >= size and amount * 100 % size == 0:
            hundredths = amount * 100 // size
            return f"{f'{hundredths / 100:.2f}'.rstrip('0').rstrip('.')}{letter}"
    return str(amount)
