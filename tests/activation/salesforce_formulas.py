"""Formulas of Salesforce, as far as they are used: read and worked out over an account, as its help says.

What compares an empty number or day has no value here. AND is FALSE if a part is, OR is TRUE if a part is,
whatever the others are; a formula that needs such a value elsewhere is refused: it would be a guess.
https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
"""

import datetime
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]
"""Field → value: numbers and days; words, "" where empty, of a picklist as Picklist; several as a set."""
_TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|\w+|<>|<=|>=|[-+<>=(),])')
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Picklist(str):
    """The value of a picklist, which is no text: only ISPICKVAL and TEXT take it."""


class Undefined:
    """What a comparison with nothing comes to."""


UNDEFINED = Undefined()


class Formula:
    """A formula over the fields of a record, as of a day."""

    def __init__(self, text: str, today: datetime.date) -> None:
        self._tokens, place, text = list[str](), 0, text.strip()
        while place < len(text):
            found = _TOKEN.match(text, place)
            assert found is not None, text[place:]
            self._tokens.append(found[1])
            place = found.end()
        self._today = today

    def value(self, record: Record) -> Any:
        """What the formula is for a record."""
        self._place, self._record = 0, record
        found = self._comparison()
        assert self._place == len(self._tokens), self._tokens[self._place :]
        return found

    def _next(self) -> str:
        token = self._tokens[self._place] if self._place < len(self._tokens) else ""
        self._place += 1
        return token

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _comparison(self) -> Any:
        left = self._sum()
        if self._peek() not in _SIGNS:
            return left
        sign, right = self._next(), self._sum()
        assert not isinstance(left, Picklist | frozenset), "picklists cannot be compared"
        return UNDEFINED if left is None or right is None else _SIGNS[sign](left, right)

    def _sum(self) -> Any:
        value = self._atom()
        while self._peek() in ("+", "-"):
            sign, right = self._next(), self._atom()
            value = value - _days(value, right) if sign == "-" else value + right
        return value

    def _atom(self) -> Any:
        token = self._next()
        if token.startswith('"'):
            return re.sub(r"\\(.)", r"\1", token[1:-1])
        if re.fullmatch(r"-?\d+", token):
            return int(token)
        if re.fullmatch(r"-?\d+\.\d+", token):
            return float(token)
        if self._peek() != "(":
            assert token in self._record, token
            return self._record[token]
        self._next()
        arguments = [] if self._peek() == ")" else [self._comparison()]
        while self._next() == ",":
            arguments.append(self._comparison())
        return self._called(token, arguments)

    def _called(self, name: str, values: list[Any]) -> Any:
        match name, values:
            case "AND", _:
                return False if any(one is False for one in values) else _all_defined(values)
            case "OR", _:
                return (
                    True
                    if any(one is True for one in values)
                    else _negated(_all_defined([*map(_negated, values)]))
                )
            case "NOT", [value]:
                return _negated(value)
            case "IF", [condition, yes, no]:
                assert isinstance(condition, bool), "it depends on a comparison with nothing"
                return yes if condition else no
            case "ISBLANK", [value]:
                assert not isinstance(value, Picklist), "ISBLANK takes the TEXT of a picklist"
                return value is None or value in ("", frozenset())
            case "TEXT", [Picklist() as value]:
                return str(value)
            case "ISPICKVAL", [Picklist() as value, word]:
                return value == word
            case "INCLUDES", [frozenset() as held, str() as word]:
                assert word
                return word in held
            case "MIN", _:
                return min(values)
            case "DATE", [year, month, day]:
                return datetime.date(year, month, day)
            case "TODAY", []:
                return self._today
            case _:
                raise AssertionError(f"{name} of {values}")


def _days(value: Any, right: Any) -> Any:
    return datetime.timedelta(days=right) if isinstance(value, datetime.date) else right


def _negated(value: Any) -> Any:
    return value if value is UNDEFINED else not value


def _all_defined(values: list[Any]) -> Any:
    return UNDEFINED if UNDEFINED in values else all(values)
