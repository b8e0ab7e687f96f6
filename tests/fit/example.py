"""The example playbook, its accounts as they are and with gaps."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from icp_playbook.fit import Account, Program, WordList, as_account, build_word_list, compile_playbook
from icp_playbook.model import Example
from icp_playbook.playbook import Playbook, load
from icp_playbook.values import Interval

ROOT = Path(__file__).parents[2]
VERSION = "0123456789ab"
"""Replaces the program's version, so that texts do not change with every threshold."""


@cache
def playbook() -> Playbook:
    """The playbook at the root of the repository."""
    loaded = load(ROOT)
    assert loaded.playbook is not None, loaded.findings
    return loaded.playbook


@cache
def program() -> Program:
    """What it compiles to."""
    return compile_playbook(playbook())


@cache
def words() -> WordList:
    """Its word list, with the fixed version."""
    return replace(build_word_list(playbook(), program()), version=VERSION)


def account_of(example: Example) -> Account:
    """What is known of an example account."""
    return as_account(example.account, playbook().catalogue)


def with_gaps(account: Account, random: Random) -> Account:
    """The account with random fields left out and some numbers known only as a band."""
    share = random.random()
    kept = {name: value for name, value in account.items() if random.random() < share}
    return {name: _blurred(value, random) if _is_number(value) else value for name, value in kept.items()}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _blurred(value: object, random: Random) -> int | float | Interval:
    assert isinstance(value, int | float)
    if random.random() < 0.6:
        return value
    high = None if random.random() < 0.3 else value * random.choice([1, 2])
    return Interval(value // random.choice([1, 2]), high)
