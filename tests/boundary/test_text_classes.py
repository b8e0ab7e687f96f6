"""The texts that stand for all texts answer as every short text does, and no short text answers otherwise."""

import itertools
from random import Random

import pytest

from icp_playbook.fields import read_domain
from icp_playbook.fit import CompiledTest
from icp_playbook.fit.condition import Equals, OneOf, TextContains, TextEnds, TextStarts
from icp_playbook.fit.logic import holds
from tests.boundary.test_encoding import AS_OF
from tests.boundary.text_classes import Answers, text_classes
from tests.drawing import times

PIECES = ["x", "y", "xy", "yx", "xx", "xyx", "."]
NAMED = ["xy.xx", "yx.xy"]
SHORT = ["".join(text) for size in range(1, 7) for text in itertools.product("xyz.", repeat=size)]
DOMAINS = [text for text in SHORT if read_domain(text) == text]


def drawn_tests(random: Random) -> list[CompiledTest]:
    """Up to four tests of a text."""

    def one() -> CompiledTest:
        if random.random() < 0.2:
            return Equals("note", random.choice(NAMED))
        if random.random() < 0.2:
            return OneOf("note", tuple(random.sample(NAMED, 2)))
        texts = tuple(random.sample(PIECES, random.randint(1, 2)))
        kinds = TextContains("note", texts), TextStarts("note", texts), TextEnds("note", texts)
        return random.choice((*kinds, TextContains("note", texts)))

    return list(dict.fromkeys(one() for _ in range(random.randint(1, 4))))


def answers(tests: list[CompiledTest], text: str) -> Answers:
    """What the evaluator says of a text, test by test."""
    return tuple(holds(test, {"note": text}, AS_OF) is True for test in tests)


@pytest.mark.drawn
@pytest.mark.parametrize("domain", [False, True], ids=["texts", "domains"])
def test_classes_of_texts_are_those_of_every_short_text(domain: bool) -> None:
    for seed in range(10 * times()):
        tests = drawn_tests(Random(seed))  # noqa: S311
        classes = text_classes(tests, domain=domain)
        assert [answers(tests, text) for text in classes.values()] == list(classes), seed
        assert not domain or all(read_domain(text) == text for text in classes.values())
        shown = {answers(tests, text) for text in (DOMAINS if domain else SHORT)}
        assert shown <= set(classes), (seed, tests)
