"""A playbook that says far more than it should: texts four times as long, lists as long as lists get."""

from pathlib import Path
from typing import Any

from icp_playbook.model import LONGEST_NAME
from icp_playbook.source import SourceFile, parse
from icp_playbook.source.writing import to_yaml

LONGER = 4
"""How many times each text is repeated."""
PROSE = {"blocks", "definition", "geography", "label", "name", "pain", "says", "stage", "wants", "why"}
"""Keys whose texts the printed sheet shows."""
ACCOUNT = "account"
"""Where the same keys hold field values."""
LISTS = {"lists", "capacity"}
"""What reads lists of accounts, whose cells are the labels as they were."""
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
"""A word that cannot be broken."""


def crowd(project: Path, profile: str) -> None:
    """Makes every text of a playbook longer, and the lists of one profile longer too."""
    for folder in ("disqualifiers", "signals"):
        _multiply(project / "icp" / folder, 12)
    _without_examples(project, profile)
    for file in sorted(project.rglob("*.yaml")):
        _write(file, lengthened(_read(file)))
    file = project / "icp" / "profiles" / f"{profile}.yaml"
    data = _read(file)
    fit = data["fit"]
    fit["must"] = _repeated(fit["must"], 8)
    fit["score"] = _repeated(fit["score"], 25)
    fit["disqualifiers"] = _names(project / "icp" / "disqualifiers")
    data["signals"] = _names(project / "icp" / "signals")
    data["committee"] = (data["committee"] * 8)[:8]
    data["value_propositions"] = _repeated(data["value_propositions"], 10)
    data["needs"] = [
        {**need, "value": value["id"]}
        for need, value in zip(_repeated(data["needs"], 10), data["value_propositions"], strict=True)
    ]
    _write(file, data)


def lengthened(data: Any, key: str = "") -> Any:
    """The data with every text of PROSE several times as long, and one word that does not break."""
    match data:
        case dict():
            return {
                name: lengthened(value, name) if name != ACCOUNT else value
                for name, value in data.items()
                if name not in LISTS
            }
        case list():
            return [lengthened(item) for item in data]
        case str() if key in PROSE:
            return _longer(key, data)
        case _:
            return data


def _longer(key: str, text: str) -> str:
    if key == "name":
        return " ".join([text] * LONGER)[:LONGEST_NAME].strip()
    return " ".join([*[text] * LONGER, UNBROKEN])


def _repeated(items: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """As many items as asked for; repeated items get ids of their own."""
    rounds = [(index // len(items), items[index % len(items)]) for index in range(count)]
    return [{**item, "id": f"{item['id']}-{turn}" if turn else item["id"]} for turn, item in rounds]


def _without_examples(project: Path, profile: str) -> None:
    """Removes the profile's own example accounts: their verdicts were agreed for other criteria."""
    for file in sorted((project / "icp" / "examples").glob("*.yaml")):
        if _read(file)["icp"] == profile:
            file.unlink()


def _multiply(folder: Path, count: int) -> None:
    files = sorted(folder.glob("*.yaml"))
    for index in range(len(files), count):
        _write(folder / f"another-{index}.yaml", _read(files[index % len(files)]))


def _names(folder: Path) -> list[str]:
    return [file.stem for file in sorted(folder.glob("*.yaml"))]


def _read(file: Path) -> Any:
    return parse(SourceFile("", file.stem, file.name, file.read_text("utf-8"))).data


def _write(file: Path, data: Any) -> None:
    file.write_text(to_yaml(data), "utf-8")
