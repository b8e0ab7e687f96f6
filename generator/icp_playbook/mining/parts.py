"""The accounts in two parts: one to learn from, one to judge by. A company is in one of them alone."""

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from icp_playbook.fit import Account


@dataclass(frozen=True, slots=True)
class Observation:
    """A decided account: what was known of it on a day, and what came of it."""

    company: str
    """What several rows of one company share."""
    won: bool
    day: datetime.date
    account: Account


@dataclass(frozen=True, slots=True)
class Parts:
    """What is learnt from, and what judges."""

    learning: tuple[Observation, ...]
    judging: tuple[Observation, ...]


def learning_companies(companies: Iterable[str], seed: int) -> frozenset[str]:
    """Half of the companies, drawn: the same for the same seed, whatever the order of the list."""
    drawn = sorted(set(companies), key=lambda company: _draw(company, seed))
    return frozenset(drawn[: len(drawn) // 2])


def divided(observations: Sequence[Observation], learning: frozenset[str]) -> Parts:
    """Observations by the part that their company is in."""
    return Parts(
        tuple(one for one in observations if one.company in learning),
        tuple(one for one in observations if one.company not in learning),
    )


def _draw(company: str, seed: int) -> tuple[bytes, str]:
    return hashlib.sha256(f"{seed}\n{company}".encode()).digest(), company
