"""Versions of a file are read by their top-level keys as each is read alone: the same data, or none."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.model import layout
from icp_playbook.source import Data, TopKeys, read_sources
from tests.drawing import times
from tests.source.reading import read
from tests.source.test_ordinary import TRAPS
from tests.source.test_other_engine import PIECES

ROOT = Path(__file__).parents[2]
DRAWN = 4_000
ODD = (
    *("a: 1\n...\nb: 2\n", "a: 1\n---\nb: 2\n", "%YAML 1.2\n---\na: 1\n", "a: [\nb: c\n]\n"),
    *("a: |\n  x\n\n\nb: 1\n", "a: |+\n  x\n\nb: 1\n", "a:\n- x\n- y\nb: 1\n", "a: x\n  y\nb: 1\n", "a: 1"),
    *("a: 1\na: 2\n", "a: &n 1\nb: *n\n", "a: R&D\nb: 1\n", "# c\n\na: 1\n", "#c\na: 1\n", "first: 1\n"),
    *('"a": 1\nfirst: 2\n', "a: 1\n? b\nc: 2\n", "a: 1\n: b\nc: 2\n", "a: *#x*\nb: 1\n", "# c\n", "\n", ""),
    *('a: "*#x* b"\nb: 1\n', "  a: 1\n  b: 2\n", "a:\nb:\n", "a:\n  b: 1\nc: 2\na: 3\n", "- a\nb: 1\n"),
    *("{a: 1}\nb: 2\n", "a: # c\n  1\nb: 1\n", "a: 1\r\nb: 2\r\n", "a: x #gtm\nb: 1\n", "a: 'x\nb: y'\n"),
    *("a: >\n  x\n # c\nb: 1\n", "\ufeffa: 1\nb: 2\n", "a: !!str 1\nb: 2\n", "a: [b: c]\nd:\ne: x\n"),
)
FRAMES = (
    *("a: {}", "b:\n  {}", "{}", "c: [{}]", "d: {{{}}}", "e: |\n  {}"),
    *('f: "{}"', "g: '{}", "h: {}", "# {}"),
)


def made(key: str, value: Data) -> str:
    return repr((key, value))


def count_read(texts: list[str]) -> int:
    """How many of the texts are read, one after the other. Fails where one is read as it is not alone."""
    versions, count = TopKeys(made), 0
    for text in texts:
        if (found := versions.read(text)) is None:
            continue
        alone = read(text)
        assert isinstance(alone.data, dict)
        assert (repr(found[0]), alone.findings) == (repr(alone.data), ()), text
        assert list(found[1].items()) == [(key, made(key, value)) for key, value in alone.data.items()], text
        count += 1
    return count


def edited(text: str, draw: random.Random) -> Iterator[str]:
    """Versions of a file, each with an edit more: lines lost, doubled, moved, and cut where they may be."""
    lines = text.splitlines(keepends=True)
    for _ in range(6):
        here, there = draw.randrange(len(lines)), draw.randrange(len(lines))
        match draw.randrange(4):
            case 0:
                lines[here : here + 2] = lines[here + 1 : here + 2]
            case 1:
                lines.insert(there, lines[here])
            case 2:
                lines[here] = lines[here].replace(draw.choice(": '\"[ab\n"), draw.choice(PIECES), 1)
            case _:
                lines[here] = re.sub(r"\w+\n", "another word\n", lines[here])
        yield "".join(lines)


@pytest.mark.parametrize("texts", [ODD, TRAPS], ids=["odd", "traps"])
def test_odd_files_are_read_as_they_are_alone(texts: tuple[str, ...]) -> None:
    assert count_read([*texts, *reversed(texts)]) > len(texts) // 2


def test_only_what_changed_is_read_again() -> None:
    seen: list[str] = []

    def make(key: str, _: Data) -> str:
        seen.append(key)
        return key

    versions = TopKeys(make)
    for text in ("# c\na: 1\nb: [x]\n", "# c\na: 2\nb: [x]\n", "# d\na: 2\nc: y\nb: [x]\n"):
        assert versions.read(text) is not None
    assert seen == ["a", "b", "a", "c"]


def test_versions_of_the_example_are_read_as_they_are_alone() -> None:
    draw = random.Random(12)  # noqa: S311  # the same versions in every run
    files = [file.text for file in read_sources(ROOT, layout())[0]]
    assert count_read(files) > 0.9 * len(files)
    texts = [version for text in files for version in edited(text, draw)]
    assert count_read(texts) > len(texts) // 4


@pytest.mark.drawn
def test_drawn_files_are_read_as_they_are_alone() -> None:
    draw = random.Random(20261130)  # noqa: S311  # the same files in every run
    texts = []
    for _ in range(DRAWN * times()):
        frames = draw.sample(FRAMES, draw.randint(1, 4))
        filled = [frame.format("".join(draw.choices(PIECES, k=draw.randint(1, 5)))) for frame in frames]
        texts.append("\n".join(filled) + draw.choice(("", "\n")))
    assert count_read(texts) > len(texts) // 20
