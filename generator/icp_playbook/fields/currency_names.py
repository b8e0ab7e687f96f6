"""Currencies by the codes, signs and everyday words that headers and cells write."""

from functools import cache

import pycountry

SIGNS = {
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
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
}
"""Sign → the currency it stands for."""
WORDS = {
    **dict.fromkeys(("dollar", "dollars"), "$"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "sterling"), "GBP"),
    **dict.fromkeys(("franc", "francs", "franken", "sfr", "fr"), "CHF"),
    **dict.fromkeys(("rs", "rupee", "rupees"), "INR"),
    "yen": "JPY",
    "zł": "PLN",
    "kc": "CZK",
    "kr": "kr",
}
"""What people write for a code. `kr` is the krone of four countries, so it stands for none of their codes."""
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})
CROWNS = frozenset({"SEK", "NOK", "DKK", "ISK"})
DECIMAL_COMMA = frozenset(
    {"EUR", "CHF", "PLN", "CZK", "HUF", "RON", "BGN", "SEK", "NOK", "DKK", "ISK"}
    | {"BRL", "ARS", "CLP", "COP", "TRY", "RUB", "UAH", "IDR", "VND"}
)
"""Currencies whose amounts many people write with a decimal comma."""


@cache
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217: a word of three letters that is none of them is no currency."""
    return frozenset(currency.alpha_3 for currency in pycountry.currencies)


_SHORT = frozenset({"fr", "rs", "kc"})
"""In a header these may be something else: France, a column of records."""


def currency_meant(word: str) -> str | None:
    """The code that a code, a sign or a name stands for; `$` and `kr` stand for themselves; None if none."""
    if (code := word.upper()) in currency_codes():
        return code
    plain = word.casefold()
    named = None if plain in _SHORT else WORDS.get(plain)
    return named or (plain if plain == "$" else SIGNS.get(plain))


def is_currency(meant: str, currency: str) -> bool:
    """Whether what is meant is this currency: `$` is that of each country with a dollar, `kr` of a krone."""
    return (
        meant == currency or (meant == "$" and currency in DOLLARS) or (meant == "kr" and currency in CROWNS)
    )
