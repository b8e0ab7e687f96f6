"""Broken files on either side end in words, never in an exception."""

from pathlib import Path
from random import Random

import pytest

from tests.drawing import times
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.review.test_drawn_pairs import check, compared, edited


def broken(random: Random, made: PlaybookCopy) -> PlaybookCopy:
    """A line or a file that is gone, doubled or garbled."""
    for _ in range(random.randint(1, 3)):
        file = random.choice(sorted(made.root.rglob("*.yaml")))
        lines = file.read_text("utf-8", "replace").split("\n")
        at = random.randrange(len(lines))
        match random.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines[at] = lines[at][: random.randint(0, len(lines[at]))]
            case 3:
                lines[at] = lines[at].replace(
                    ": ", random.choice([": [", ": {x: 1}", ": 9", ":", ": null #"]), 1
                )
            case _:
                file.unlink()
                continue
        file.write_text("\n".join(lines), "utf-8")
    return made


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(40 * times()))
def test_broken_sides_are_compared_as_far_as_they_can_be(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311  # the same draws in every run
    old, new = (edited(random, PlaybookCopy.of(MINIMAL, tmp_path / name)) for name in ("old", "new"))
    broken(random, new)
    check(compared(old, new))
    check(compared(new, old))
