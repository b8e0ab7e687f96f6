"""What is read is what another YAML 1.2 engine reads, on its makers' test suite and on drawn documents."""

import json
import random
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from icp_playbook.source import SourceFile, documents, ordinary, parse
from tests.drawing import times
from tests.javascript.tools import FOLDER, NODE, install

DRAWN = 4_000
PIECES = (
    *("a", "b", "a: ", "b: ", "- ", "? ", "?", ": ", ":", ", ", ",", "[", "]", "{", "}", "#", " #"),
    *(
        "\n",
        "\n",
        "\n  ",
        "\n  ",
        "\n    ",
        "\n\n",
        "'",
        '"',
        '"x"',
        "'y'",
        "| \n",
        "|\n  ",
        ">\n  ",
        "|-\n ",
    ),
    *(
        "|2\n",
        "&a ",
        "*a ",
        "-",
        "~",
        "\t",
        " ",
        "  ",
        "%",
        "!",
        "@",
        "`",
        "0",
        "\\",
        "\\n",
        "x y",
        "...",
        "---",
    ),
    *("\n---\n", "=", "<<: ", "\x85", "\ufeff"),
)
FRAMES = (
    *("{}", "k: {}", "k:\n  {}", "k: [{}]", "k: {{{}}}", "- {}\n- z", "k: |\n  {}\nz: q", "k: >\n  {}\nz: q"),
    'k: "{}"',
)
STRICTER = (
    "sufficiently indented",  # brackets and quotes that end further to the left: the data is the same
    "Missing closing",
    "on a single line",
    "block-scalar-header at node end",
    "Unsupported YAML version",
)
"""Where the other engine refuses what can be read in one way only."""


def drawn(count: int) -> Iterator[str]:
    """Documents of pieces that mean something in YAML, in places where they mean something else."""
    draw = random.Random(20261128)  # noqa: S311  # the same documents in every run
    for _ in range(count):
        pieces = "".join(draw.choice(PIECES) for _ in range(draw.randint(1, 9)))
        yield draw.choice(FRAMES).format(pieces).rstrip("\n") + "\n"


def read_elsewhere(asked: object) -> list[tuple[str, dict[str, Any]]]:
    """Text and what the other engine says of it."""
    install()
    answer = subprocess.run(
        [NODE, FOLDER / "yaml_engine.js"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=FOLDER,
    )
    return [(text, found) for text, found in json.loads(answer.stdout)]


def nested(data: object) -> object:
    """Data in the other engine's form."""
    match data:
        case dict():
            return ["map", *([key, nested(value)] for key, value in data.items())]
        case list():
            return ["list", *(nested(item) for item in data)]
        case _:
            return "" if data is None else data


def differences(asked: object) -> tuple[list[tuple[str, object, object]], int]:
    """Texts that are read otherwise, with both readings; and how many texts are read here at all."""
    found: list[tuple[str, object, object]] = []
    count = 0
    for text, elsewhere in read_elsewhere(asked):
        document = parse(SourceFile("persona", "x", "personas/x.yaml", text))
        if document.findings or not isinstance(document.data, dict):
            continue  # refused, or no entry in any case
        count += 1
        if "refused" in elsewhere and any(words in elsewhere["refused"] for words in STRICTER):
            continue
        if elsewhere.get("data") != nested(document.data):
            found.append((text, nested(document.data), elsewhere))
    return found, count


@pytest.fixture(autouse=True)
def _texts_stay_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in (documents, ordinary):
        monkeypatch.setattr(reader, "scalar", lambda text, _: text)


def test_the_test_suite_of_yaml_is_read_alike_or_refused() -> None:
    found, count = differences("suite")
    assert found == []
    assert count > 60


@pytest.mark.drawn
def test_drawn_documents_are_read_alike_or_refused() -> None:
    found, count = differences(list(drawn(DRAWN * times())))
    assert found == []
    assert count > DRAWN // 10
