"""How much a property draws: hundreds of cases in every run, thousands under the marker `long`."""

from hypothesis import settings

USUAL, LONG = 100, 2000
"""Cases of a property that sets no number of its own."""


def times() -> int:
    """How many times as many cases a long run draws."""
    return settings.default.max_examples // USUAL if settings.default else 1


def draws(count: int) -> settings:
    """This many cases in every run; a long run draws more."""
    return settings(max_examples=count * times())
