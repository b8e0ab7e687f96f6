"""Money in the playbook's currency: `5000000`, `5_000_000`, `5M`, `$5M`, `750k` are whole amounts."""

import re
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_MONEY = 10**15
MONEY_PATTERN = (
    r"^[$€£]?([0-9]{1,15}|[0-9]{1,3}(_[0-9]{3}){1,4}|[0-9]{1,6}(\.[0-9]{1,3})?[kKmM]"
    r"|[0-9]{1,5}(\.[0-9]{1,3})?[bB])$"
)
SIGNED_MONEY_PATTERN = MONEY_PATTERN.replace("^", "^-?", 1)
_PATTERN = re.compile(MONEY_PATTERN)
_UNITS = {"k": 10**3, "m": 10**6, "b": 10**9}
_SIGNS = {
    "$": frozenset(
        (
            "USD",
            "AUD",
            "CAD",
            "NZD",
            "SGD",
            "HKD",
            "TWD",
            "MXN",
            "ARS",
            "CLP",
            "COP",
            "BRL",
            "UYU",
            "BSD",
            "BBD",
        )
    ),
    "€": frozenset(("EUR",)),
    "£": frozenset(["GBP", "EGP", "GIP", "FKP", "SHP", "SSP", "SYP", "LBP", "SDG"]),
}
"""Sign → the currencies it is written before."""
AMOUNT_STARTS = frozenset(("-", *_SIGNS))
"""What an amount with the sign of a currency begins with."""
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}


def parse_money(value: object) -> int | None:
    """The whole amount of a money value, or None if it is not one.

    Negative amounts are no price and no range of prices: see `parse_signed_money`.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value) if 0 <= value <= MAX_MONEY and value % 1 == 0 else None
    if not isinstance(value, str) or not _PATTERN.match(value) or value.endswith("\n"):
        return None
    text = value.lstrip("$€£").replace("_", "")
    unit = _UNITS.get(text[-1].lower())
    if unit is None:
        return int(text)
    whole, _, fraction = text[:-1].partition(".")
    return int(whole) * unit + int(fraction.ljust(3, "0") or 0) * unit // 1000


def parse_signed_money(value: object) -> int | None:
    """The same where an amount may be below zero, as a profit may: `-5M`, `-$750k`."""
    if isinstance(value, str) and value.startswith("-"):
        amount = parse_money(value[1:])
    elif isinstance(value, int | float) and value < 0:
        amount = parse_money(-value)
    else:
        return parse_money(value)
    return None if amount is None else -amount


def foreign_sign(value: object, currency: str) -> str | None:
    """The sign of an amount that is not that of the currency; None where there is none, or it fits."""
    if not isinstance(value, str) or value[:1] not in AMOUNT_STARTS:
        return None
    bare = value.removeprefix("-")
    if bare[:1] not in _SIGNS or parse_money(bare) is None:
        return None
    return None if currency in _SIGNS[bare[0]] else bare[0]


def say_money(amount: int, currency: str) -> str:
    """An amount as people say it, never rounded: $5M, €750k, CHF 1.25M, $1,250."""
    if amount < 0:
        return f"-{say_money(-amount, currency)}"
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    for unit, letter, places in ((10**9, "B", 2), (10**6, "M", 2), (10**3, "k", 1)):
        if amount >= unit and amount % (unit // 10**places) == 0:
            whole, rest = divmod(amount, unit)
            decimals = f"{rest * 10**places // unit:0{places}}".rstrip("0")
            return f"{symbol}{whole:,}{'.' if decimals else ''}{decimals}{letter}"
    return f"{symbol}{amount:,}"


def _validate(value: Any) -> int:
    amount = parse_money(value)
    if amount is None:
        raise PydanticCustomError("money", "an amount such as 5M, $750k or 1_250_000, not negative")
    return amount


Money: TypeAlias = Annotated[
    int,
    BeforeValidator(_validate),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": MAX_MONEY},
                {"type": "string", "pattern": MONEY_PATTERN},
            ]
        }
    ),
]
"""A whole amount in the playbook's currency, 0 or more."""
