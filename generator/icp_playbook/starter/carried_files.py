"""What starters are made of: texts in `files/`, and files that the package carries from its repository."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from icp_playbook.source import read_named, required

_HERE = Path(__file__).resolve().parent
_SHIPPED = _HERE.parent / "carried"
_CHECKOUT = _HERE.parent.parent.parent
_HIDDEN = "dot-"
"""How a name begins in `files/` that has a dot there in a playbook: neither git nor an editor obeys those."""


def texts_of(group: str) -> dict[str, str]:
    """Path in a playbook → text of every file of a folder of `files/`, such as `minimal`."""
    return {_named(name): text for name, text in sorted(_texts(_HERE / "files" / group))}


def carried_text(path: str) -> str:
    """A file of this repository that playbooks have as well: in the wheel, or at the root of the checkout."""
    return _text(_carried() / path)


def carried_folder(path: str) -> dict[str, str]:
    """Path from the root → text of the YAML files and lists of a folder that the package carries."""
    found = (_texts(_carried() / path, pattern) for pattern in ("*.yaml", "*.csv"))
    return {f"{path}/{name}": text for name, text in sorted(chain.from_iterable(found))}


def _carried() -> Path:
    return _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


def _texts(folder: Path, pattern: str = "*") -> Iterator[tuple[str, str]]:
    for path in folder.rglob(pattern):
        if path.is_file() and path.name != ".DS_Store":
            yield path.relative_to(folder).as_posix(), _text(path)


def _text(path: Path) -> str:
    return required(read_named(str(path))).decode("utf-8")


def _named(name: str) -> str:
    return "/".join(
        part.replace(_HIDDEN, ".", 1) if part.startswith(_HIDDEN) else part for part in name.split("/")
    )
