"""The house drawn from its imports: each room, the rooms it enters, and where it bypasses their doors."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import grimp

from tests.doors import room_of

ROOT = Path(__file__).parents[1]
PACKAGE = "icp_playbook"


@dataclass(frozen=True, slots=True)
class Room:
    """A module or package right below the package.

    `enters` counts the imports of every other room; `bypasses` those of them that name a module inside the
    other room instead of the room.
    """

    name: str
    purpose: str
    modules: int
    enters: Counter[str]
    bypasses: Counter[str]


def rooms(
    package: str, folder: Path, order: Iterable[str], wings: frozenset[str] = frozenset()
) -> list[Room]:
    """Every room of an importable package, from the top of the house down; one without a floor comes last.

    `wings` are packages whose children are rooms, each entered by a door of its own.
    """
    graph = grimp.build_graph(package, cache_dir=None)
    children = graph.find_children(package) - wings
    children |= {child for wing in wings for child in graph.find_children(wing)}
    enters: dict[str, Counter[str]] = {child: Counter() for child in children}
    bypasses: dict[str, Counter[str]] = {child: Counter() for child in enters}
    for importer in graph.modules - {package, *wings}:
        room = room_of(importer, wings)
        for imported in graph.find_modules_directly_imported_by(importer) - {package, *wings}:
            if (other := room_of(imported, wings)) != room:
                enters[room][other] += 1
                if imported != other:
                    bypasses[room][imported] += 1
    floors = {f"{package}.{name}": floor for floor, name in enumerate(order)}
    names = sorted(enters, key=lambda name: (floors.get(name, len(floors)), name))
    return [
        Room(
            name,
            _purpose(folder, name),
            1 + len(graph.find_descendants(name)),
            Counter({other: enters[name][other] for other in names if other in enters[name]}),
            bypasses[name],
        )
        for name in names
    ]


def drawn(found: list[Room]) -> Iterator[str]:
    """The house in lines: a room and its purpose, an arrow to each room it enters, the doors it bypasses."""
    for room in found:
        arrows = ", ".join(f"{_short(other)} {count}" for other, count in room.enters.items())
        yield f"{_short(room.name)} ({_counted(room.modules, 'module')}): {room.purpose}"
        yield from [f"  → {arrows}"] if arrows else []
        for other in room.enters:
            inside = {name: count for name, count in room.bypasses.items() if name.startswith(f"{other}.")}
            bypassed = ", ".join(
                f"{name[len(other) + 1 :]} {count}" for name, count in sorted(inside.items())
            )
            yield from [f"  past the door of {_short(other)}: {bypassed}"] if bypassed else []
    total = _counted(sum(room.enters.total() for room in found), "import")
    ways = _counted(sum(len(room.enters) for room in found), "arrow")
    round_it = sum(room.bypasses.total() for room in found)
    yield f"{_counted(len(found), 'room')}, {ways}, {total} from room to room, {round_it} of them past a door"


def order_of(layers: list[str]) -> list[str]:
    """The rooms of import-linter's layers, in order."""
    return [name.strip("() ") for layer in layers for name in layer.replace(":", "|").split("|")]


def _short(room: str) -> str:
    return room.partition(".")[2]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _purpose(folder: Path, room: str) -> str:
    place = folder.joinpath(*_short(room).split("."))
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").partition("\n")[0]


def _down(floors: dict[str, list[str]]) -> Iterator[str]:
    """The rooms from the top down, those of a wing on the floor of the wing."""
    for name in order_of(floors[PACKAGE]):
        wing = floors.get(f"{PACKAGE}.{name}")
        yield from [f"{name}.{child}" for child in order_of(wing)] if wing else [name]


def main() -> None:
    """Prints the rooms of the generator."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    floors = {
        contract["containers"][0]: contract["layers"]
        for contract in contracts
        if contract["type"] == "layers"
    }
    (doors,) = (contract for contract in contracts if contract["type"] == "doors")
    found = rooms(PACKAGE, ROOT / "generator" / PACKAGE, _down(floors), frozenset(doors["wings"]))
    click.echo("\n".join(drawn(found)))


if __name__ == "__main__":
    main()
