"""How much a property draws: hundreds of cases in every run, thousands under the marker `long`."""

from hypothesis import settings

USUAL, LONG = 100, 2000
"""Cases of a property that names no number of its own."""


def times() -> int:
    """How many times as much is drawn as in every run."""
    return settings.default.max_examples // USUAL if settings.default else 1


def draws(count: int) -> settings:
    """So many cases in every run; a long run draws more of the same."""
    return settings(max_examples=count * times())
