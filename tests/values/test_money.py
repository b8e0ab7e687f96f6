"""Money as people write it and as the site shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.values import parse_money, say_money
from icp_playbook.values.money import MAX_MONEY


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (5_000_000, 5_000_000),
        ("5000000", 5_000_000),
        ("5_000_000", 5_000_000),
        ("5M", 5_000_000),
        ("5m", 5_000_000),
        ("$5M", 5_000_000),
        ("€5M", 5_000_000),
        ("£2.5M", 2_500_000),
        ("750k", 750_000),
        ("750K", 750_000),
        ("1.234k", 1_234),
        ("0.5k", 500),
        ("1.5b", 1_500_000_000),
        ("0", 0),
        (0, 0),
        (5e6, 5_000_000),
        (MAX_MONEY, MAX_MONEY),
    ],
)
def test_an_amount_is_read(written: object, amount: int) -> None:
    read = parse_money(written)
    assert (read, type(read)) == (amount, int)


@pytest.mark.parametrize(
    "written",
    [
        *(-1, "-5M", "$-5M", "5M-", MAX_MONEY + 1, 0.5, True, None, [5], float("inf"), float("nan")),
        *("", "M", "5 M", "5M\n", " 5M", "5,000", "5.M", ".5M", "1.2345M", "5T", "5MM", "$$5", "50_00", "_5"),
        *("1_0", "5e6", "٥", "5M USD", "1234567M"),
    ],
)
def test_what_is_not_an_amount_is_refused(written: object) -> None:
    assert parse_money(written) is None


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (0, "USD", "$0"),
        (999, "USD", "$999"),
        (1_000, "USD", "$1k"),
        (1_250, "USD", "$1,250"),
        (12_500, "USD", "$12.5k"),
        (750_000, "EUR", "€750k"),
        (5_000_000, "USD", "$5M"),
        (1_250_000, "GBP", "£1.25M"),
        (1_200_000, "CHF", "CHF 1.2M"),
        (1_234_567, "USD", "$1,234,567"),
        (12_345_670_000, "USD", "$12,345.67M"),
        (1_050_000_000, "USD", "$1.05B"),
        (10**15, "USD", "$1,000,000B"),
    ],
)
def test_an_amount_in_words(amount: int, currency: str, expected: str) -> None:
    assert say_money(amount, currency) == expected


@given(st.integers(0, MAX_MONEY))
def test_an_amount_in_words_loses_nothing(amount: int) -> None:
    text = say_money(amount, "USD").removeprefix("$").replace(",", "")
    units = {"k": 10**3, "M": 10**6, "B": 10**9}
    unit = units.get(text[-1], 1)
    whole, _, part = text.rstrip("kMB").partition(".")
    assert int(whole) * unit + int(part.ljust(9, "0") or 0) * unit // 10**9 == amount
