"""A playbook of a thousand entries: the example's, again and again, each round naming its own."""

from pathlib import Path
from typing import Any

from icp_playbook.fit.examples import example_verdicts
from icp_playbook.model import layout
from icp_playbook.playbook import load
from icp_playbook.source import SourceFile, parse
from icp_playbook.source.writing import to_yaml

COUNTS = {
    "profile": 20,
    "disqualifier": 60,
    "signal": 60,
    "example": 300,
    "persona": 60,
    "segment": 500,
}
KINDS = {
    "disqualifier": "disqualifier",
    "disqualifiers": "disqualifier",
    "icp": "profile",
    "persona": "persona",
    "personas": "persona",
    "segment": "segment",
    "segments": "segment",
    "signals": "signal",
}
"""Key → the kind of entry its value names."""
LISTS = ("best-customers.csv", "poor-fits.csv", "control.csv")
"""The account lists that playbook.yaml names; without them nothing is built."""
PLAIN = {"account"}
"""Keys below which nothing is named."""


def write_thousand(example: Path, project: Path, times: int = 1) -> None:
    """Writes the playbook into a folder, beside the example's settings and mkdocs.yml; or `times` as many."""
    counts = {kind: count * times for kind, count in COUNTS.items()}
    for name in (*layout().singles.values(), "mkdocs.yml"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes((example / name).read_bytes())
    (project / "icp" / "lists").mkdir(parents=True)
    for name in LISTS:
        (project / "icp" / "lists" / name).write_bytes((example / "icp" / "lists" / name).read_bytes())
    (project / "site_templates" / "content").mkdir(parents=True)
    folders = {kind: folder for kind, folder in layout().folders.items() if kind in COUNTS}
    files = {kind: sorted((example / folder).glob("*.yaml")) for kind, folder in folders.items()}
    rounds = {kind: counts[kind] // len(found) for kind, found in files.items()}
    for kind, found in files.items():
        folder = project / layout().folders[kind]
        folder.mkdir(parents=True)
        for index in range(counts[kind]):
            turn, place = divmod(index, len(found))
            file = found[place]
            data: Any = parse(SourceFile(kind, file.stem, file.name, file.read_text("utf-8"))).data
            text = to_yaml(_for_round(data, turn, rounds))
            (folder / f"{_named(file.stem, turn)}.yaml").write_text(text, "utf-8")
    _settle(project)


def _settle(project: Path) -> None:
    """Examples expect the segment and the disqualifier of their own ICP's round."""
    playbook = load(project).playbook
    assert playbook is not None
    for id_, verdict in example_verdicts(playbook).items():
        file = project / layout().folders["example"] / f"{id_}.yaml"
        text, expect = file.read_text("utf-8"), playbook.examples[id_].expect
        for key, wanted, actual in (
            ("segment", expect.segment, verdict.segment),
            ("disqualifier", expect.disqualifier, verdict.disqualifier),
        ):
            if wanted is not None and actual is not None:
                text = text.replace(f"{key}: {wanted}\n", f"{key}: {actual}\n")
        file.write_text(text, "utf-8")


def _for_round(data: dict[str, Any], turn: int, rounds: dict[str, int]) -> dict[str, Any]:
    """An entry of a later round: a name of its own, old ids left to the first, its own round's references."""
    if turn == 0:
        return data
    later: dict[str, Any] = _renamed(data, turn, rounds)
    later.pop("formerly", None)
    if "expect" in later:  # entries of several rounds share a condition, and the first of them is named
        kept = later["expect"].items()
        later["expect"] = {name: value for name, value in kept if name not in ("segment", "disqualifier")}
    return {**later, "name": f"{data['name']} {turn + 1}"}


def _renamed(data: Any, turn: int, rounds: dict[str, int], key: str = "") -> Any:
    match data:
        case dict():
            return {
                name: value if name in PLAIN else _renamed(value, turn, rounds, name)
                for name, value in data.items()
            }
        case list():
            return [_renamed(item, turn, rounds, key) for item in data]
        case str() if key in KINDS:
            return _named(data, turn % rounds[KINDS[key]])
        case _:
            return data


def _named(id_: str, turn: int) -> str:
    return f"{id_}-{turn + 1}" if turn else id_
