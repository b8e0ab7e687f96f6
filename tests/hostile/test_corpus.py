"""Every hostile input is answered: no traceback, no hang, no harm, within bounds of memory and of output."""

import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import count, islice

import pytest

from tests.hostile import command_lines, repositories, special_files, tables, texts
from tests.hostile.attack import Attack
from tests.hostile.world import GIGABYTE, World

GROUPS: tuple[tuple[Callable[[], Iterator[Attack]], int], ...] = (
    (texts.whole_files, 1),
    (texts.keys, 1),
    (texts.many, 1),
    (texts.values, 6),
    (special_files.attacks, 5),
    (tables.attacks, 1),
    (command_lines.attacks, 3),
    (repositories.attacks, 5),
)
"""What is planted where: every run tries every so-many-th of a group, a long run all of it."""
USUAL = tuple(attack for group, step in GROUPS for attack in islice(group(), 0, None, step))
OTHERS = tuple(attack for group, step in GROUPS for place, attack in enumerate(group()) if place % step)
COULD_NOT_RUN = 2
SECRET = re.compile(rb"secret@person\.example|Secret of a neighbour")
FOR_EDITORS = "project/.icp-playbook"
"""What `check`, `new` and a build keep fresh beside the playbook, whatever they find."""
PRINTED = 200_000
"""Characters that a command may complain with, whatever it was given."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_NUMBERS = count()


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world for one attack."""
    return World.start(tmp_path_factory.getbasetemp() / f"world-{next(_NUMBERS)}")


def committed(world: World) -> None:
    """Makes the project a repository that holds the good playbook."""
    who = ("-c", "user.name=A", "-c", "user.email=a@oven.example", "-c", "commit.gpgsign=false")
    for line in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Start"]):
        subprocess.run(["git", *who, *line], cwd=world.root, check=True, capture_output=True)


def answered(attack: Attack, world: World) -> None:
    """Tries an attack and holds the command to everything that is asked of it."""
    if attack.repository:
        committed(world)
    attack.plants(world)
    before = world.files()
    outcome = world.run(attack.line, attack.variables)
    printed = outcome.output + outcome.errors
    assert outcome.exit_code is not None, "it hangs"
    assert "Traceback" not in printed, printed[-3000:]
    assert outcome.exit_code in attack.exits, (outcome.exit_code, printed[:3000])
    assert attack.says in printed, printed[:3000]
    if outcome.exit_code == COULD_NOT_RUN:
        assert "help:" in outcome.errors or "Usage:" in outcome.errors, printed[:3000]
    # The rows of a list come back as they were; all else is for a person to read.
    read = outcome.errors if attack.line[1] == "score" else printed
    assert not _UNPRINTABLE.search(read), ascii(read[:3000])
    assert len(read) <= PRINTED
    assert outcome.memory < GIGABYTE
    assert world.started() == []
    assert "secret@person.example" not in printed
    after = world.files()
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert sorted(path for path in changed if not path.startswith((FOR_EDITORS, *attack.writes))) == []
    site = world.root / "site"
    assert [path for path in site.rglob("*") if path.is_file() and SECRET.search(path.read_bytes())] == []


def test_the_corpus_is_large() -> None:
    assert len(USUAL) >= 300
    assert len({attack.name for attack in (*USUAL, *OTHERS)}) == len(USUAL) + len(OTHERS)


@pytest.mark.parametrize("attack", USUAL, ids=lambda attack: attack.name)
def test_a_hostile_input_is_answered(attack: Attack, world: World) -> None:
    answered(attack, world)


@pytest.mark.long
@pytest.mark.parametrize("attack", OTHERS, ids=lambda attack: attack.name)
def test_every_hostile_input_is_answered(attack: Attack, world: World) -> None:
    answered(attack, world)
