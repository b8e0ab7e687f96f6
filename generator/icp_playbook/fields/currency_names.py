"""Currencies by the codes and signs that headers and cells write: which one is meant, and does it fit."""

from functools import cache

import pycountry

_SIGNS = {
    "us$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "mx$": "MXN",
    "r$": "BRL",
    "$": "$",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "dollar": "$",
    "dollars": "$",
    "euro": "EUR",
    "euros": "EUR",
    "pounds": "GBP",
    "yen": "JPY",
}
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})


@cache
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217, in capitals."""
    return frozenset(currency.alpha_3 for currency in pycountry.currencies)


def currency_meant(word: str) -> str | None:
    """The code that a code, a sign or a name stands for; `$` stands for itself; None if it is no currency."""
    code = word.upper()
    return code if code in currency_codes() else _SIGNS.get(word.casefold())


def is_currency(meant: str, currency: str) -> bool:
    """Whether what is meant is this currency: `$` is that of each country with a dollar."""
    return meant == currency or (meant == "$" and currency in _DOLLARS)
