"""Numbers as people write them beside a sentence: 34%, 31d, $9k, rounded as far as they are written."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from icp_playbook.values.money import MAX_MONEY, MONEY_PATTERN

Unit: TypeAlias = Literal["percent", "days", "money"]
_SHARE = r"[0-9]{1,3}(\.[0-9]{1,2})?%"
_DAYS = r"[0-9]{1,4}(\.[0-9])?d"
_AMOUNT = MONEY_PATTERN.strip("^$")
WRITTEN_NUMBER_PATTERN = rf"^({_SHARE}|{_DAYS}|{_AMOUNT})$"
_PATTERN = re.compile(rf"({_SHARE}|{_DAYS}|{_AMOUNT})\Z")
_SPLIT = re.compile(r"([$€£]?)([0-9_]+)(?:\.([0-9]+))?([%dkKmMbB]?)\Z")
_THOUSANDS = {"k": 10**3, "m": 10**6, "b": 10**9}


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number and the least step by which what is written could differ: 34% is 34 by steps of 1.

    Shares are in percent, amounts in whole units of the currency.
    """

    unit: Unit
    number: Fraction
    step: Fraction
    sign: str
    """Before it, such as that of a currency."""
    suffix: str
    """After it: %, d, k."""
    scale: int
    """What the suffix multiplies by."""
    decimals: int

    @classmethod
    def of(cls, text: str) -> "WrittenNumber":
        """What a text that matches the pattern says. Raises ValueError for any other."""
        found = _SPLIT.match(text)
        if found is None:
            raise ValueError(text)
        sign, whole, rest, suffix = found.groups(default="")
        scale = _THOUSANDS.get(suffix.lower(), 1)
        step = Fraction(scale, 10 ** len(rest))
        unit: Unit = "percent" if suffix == "%" else "days" if suffix == "d" else "money"
        number = int(whole.replace("_", "") + rest) * step
        return cls(unit, number, step, sign, suffix, scale, len(rest))

    def agrees(self, number: Fraction) -> bool:
        """Whether a number, rounded as this one is, is this one; halves may be rounded either way."""
        return abs(number - self.number) * 2 <= self.step

    def rounded(self, number: Fraction) -> str:
        """Another number, written as this one is; halves are rounded up."""
        steps = (number / self.step * 2 + 1) // 2
        return f"{self.sign}{float(steps * self.step / self.scale):.{self.decimals}f}{self.suffix}"


def _validate(value: Any) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _PATTERN.match(text):
        raise PydanticCustomError("written_number", "a share such as 34%, days such as 31d, or an amount")
    return text


WrittenValue: TypeAlias = Annotated[
    str,
    BeforeValidator(_validate),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": MAX_MONEY},
                {"type": "string", "pattern": WRITTEN_NUMBER_PATTERN},
            ]
        }
    ),
]
"""A share, days or an amount, as it is written: 34%, 31d, 9k."""
