"""How much a property draws: hundreds of cases in every run, thousands under the marker `long`."""

from random import Random

from hypothesis import settings
from hypothesis import strategies as st

USUAL, LONG = 100, 2000
"""Cases of a property that sets no number of its own."""
RANDOM = st.integers(0, 2**32 - 1).map(Random)
"""A source of choices that Hypothesis does not follow one by one, which takes longer than most properties do.
A case that fails is named by its seed, and not made smaller."""


def times() -> int:
    """How many times as many cases a long run draws."""
    return settings.default.max_examples // USUAL if settings.default else 1


def draws(count: int) -> settings:
    """This many cases in every run; a long run draws more."""
    return settings(max_examples=count * times())
