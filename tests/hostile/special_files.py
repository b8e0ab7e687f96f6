"""What is no ordinary file, or none of this project, where a command expects a file."""

import os
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.hostile.attack import BUILD, CHECK, DIFF, HISTORY, OWNERS, Attack, Line
from tests.hostile.world import World


def _cleared(world: World, path: str) -> Path:
    place = world.root / path
    if place.is_dir() and not place.is_symlink():
        world.remove(path)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def pipe(world: World, path: str) -> None:
    """A named pipe that nobody writes to."""
    os.mkfifo(_cleared(world, path))


def listener(world: World, path: str) -> None:
    """A socket, bound by a short name: the system allows no long one."""
    place = _cleared(world, path)
    before = Path.cwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(before)


def zeros(world: World, path: str) -> None:
    """A link to a device that never ends."""
    _cleared(world, path).symlink_to("/dev/zero")


def stranger(world: World, path: str) -> None:
    """A link to a file of somebody else."""
    _cleared(world, path).symlink_to(world.around / "elsewhere/secret.txt")


def neighbour(world: World, path: str) -> None:
    """A link that leads out step by step."""
    depth = path.count("/") + 1
    _cleared(world, path).symlink_to("../" * depth + "elsewhere/secret.txt")


def loop(world: World, path: str) -> None:
    """A link to itself."""
    place = _cleared(world, path)
    place.symlink_to(place.name)


def folder(world: World, path: str) -> None:
    """A folder."""
    _cleared(world, path).mkdir()


def hollow(world: World, path: str) -> None:
    """A file of four gigabytes that takes no room on the disk."""
    with _cleared(world, path).open("wb") as stream:
        stream.truncate(4 * 2**30)


SORTS: dict[str, Callable[[World, str], None]] = {
    "a pipe": pipe,
    "a socket": listener,
    "a link to a device": zeros,
    "a link to a stranger": stranger,
    "a link that climbs out": neighbour,
    "a link to itself": loop,
    "a folder": folder,
    "four gigabytes of nothing": hollow,
}
_FINE_AS_FOLDER = ("docs/page.md", "docs/picture.png", ".mailmap")

_READ_AS_CONTENT: tuple[tuple[str, Line], ...] = (
    ("icp/playbook.yaml", CHECK),
    ("icp/playbook.yaml", HISTORY),
    ("icp/fields.yaml", CHECK),
    ("icp/profiles/bakeries.yaml", DIFF),
    ("personas/owner.yaml", CHECK),
    ("personas", CHECK),
    ("icp", CHECK),
)
_OTHERS: tuple[tuple[str, Line], ...] = (
    (".github/CODEOWNERS", OWNERS),
    (".mailmap", HISTORY),
    (".git/config", HISTORY),
    (".git/HEAD", HISTORY),
    (".git/HEAD", OWNERS),
    (".git/index", DIFF),
    (".git/shallow", HISTORY),
    (".git/packed-refs", HISTORY),
    (".git/objects/info/alternates", HISTORY),
    (".git/refs/heads/main", DIFF),
    (".git/info/grafts", HISTORY),
    (".git/info/attributes", DIFF),
    ("docs/page.md", BUILD),
    ("docs/picture.png", BUILD),
    ("site_templates/assets/extra.css", BUILD),
    ("site_templates/pages/profile.html", BUILD),
    ("site_templates/overrides/main.html", BUILD),
    ("mkdocs.yml", ("icp-playbook", "export", "../exported")),
)


def _put(world: World, sort: Callable[[World, str], None], path: str) -> None:
    sort(world, path)


def attacks() -> Iterator[Attack]:
    """Each sort in each place, with the command that reads there."""
    for places, exits in ((_READ_AS_CONTENT, (1, 2)), (_OTHERS, (0, 1, 2))):
        for path, line in places:
            for name, plant in SORTS.items():
                yield Attack(
                    f"{line[1]}, {path}: {name}",
                    partial(_put, sort=plant, path=path),
                    line,
                    exits=(0, 1, 2) if line is HISTORY else exits,
                    repository=line is not CHECK,
                    writes=("project/site", "exported") if line[1] in ("build", "export") else (),
                )
