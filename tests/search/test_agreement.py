"""The browser and Python rank alike: every query of the sets, and texts drawn from words of the index."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest

from icp_playbook.playbook import load
from icp_playbook.search import SearchDocument, WordIndex, search_documents, search_index
from icp_playbook.search.words import STOP
from tests.drawing import times
from tests.search import asking
from tests.search.asking import by_browser, by_python

ROOT = Path(__file__).parents[2]
ABROAD = ("Größe der Straße", "最高経営責任者", "이사회 의장", "Ørsted & Łódź")


@pytest.fixture(scope="module")
def documents() -> list[SearchDocument]:
    """What search finds in the example, and titles in other scripts."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    titles = [SearchDocument("Persona", f"{n}/", title, "", (), ()) for n, title in enumerate(ABROAD)]
    return [*search_documents(playbook), *titles]


@pytest.fixture(scope="module")
def record(documents: list[SearchDocument]) -> Mapping[str, Any]:
    """The index that the site carries."""
    return search_index(documents)


@pytest.fixture(scope="module")
def index(documents: list[SearchDocument]) -> WordIndex:
    """The index in Python."""
    return WordIndex(documents)


def test_the_sets_are_answered_alike(record: Mapping[str, Any], index: WordIndex) -> None:
    sets = (asking.answers(), asking.second_answers(), asking.third_answers(), asking.fourth_answers())
    asked = [query.typed for query in (*chain(*sets), *asking.queries())]
    assert by_python(index, asked) == by_browser(record, asked)


@pytest.mark.drawn
def test_drawn_texts_are_answered_alike(record: Mapping[str, Any], index: WordIndex) -> None:
    random = Random(16)  # noqa: S311
    phrases = [phrase for _, phrases in record["sorts"] for phrase in phrases.split("|")]
    abroad = ["größe", "groesse", "strasse", "責任", "이사", "orsted", "on-prem", "3M", "50–100", "’s", "<b>"]
    known = [*record["words"].split(" "), *phrases, *STOP.split(), *abroad * 20]
    asked = [_drawn(random, known) for _ in range(150 * times())]
    assert by_python(index, asked) == by_browser(record, asked)


def _drawn(random: Random, known: list[str]) -> str:
    """Some words, each as it is, cut, or misspelled; at times with more to follow."""
    words = [_spoilt(random, random.choice(known)) for _ in range(random.randint(1, 4))]
    return " ".join(words) + random.choice(["", "", " "])


def _spoilt(random: Random, word: str) -> str:
    place = random.randrange(len(word))
    match random.randrange(6):
        case 0:
            return word[: max(1, place)]
        case 1:
            return word[:place] + word[place + 1 :]
        case 2:
            return word[:place] + random.choice("aeinrst") + word[place:]
        case 3:
            return word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]
        case _:
            return random.choice([word, word.upper()])
