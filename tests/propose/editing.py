"""Edits made by the browser's modules, run in Node, and the same edits made to the data by hand."""

import copy
import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icp_playbook.source import SourceFile, node_record, parse, yaml_nodes
from tests.javascript.tools import NODE

ASSETS = Path(__file__).parents[2] / "site_templates" / "assets"
SCRIPT = Path(__file__).parent / "edited_texts.js"
PATH = "icp/profiles/entry.yaml"


@dataclass(frozen=True)
class Edited:
    """What became of a text: the text and a patch, or why it is refused."""

    after: str = ""
    patch: str = ""
    refused: str = ""


class Editor:
    """The browser's modules in a process that stays."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def edit(self, text: str, edits: Sequence[dict[str, Any]], path: str = PATH) -> Edited:
        """A text with edits made."""
        asked = {
            "text": text,
            "nodes": node_record(yaml_nodes(text), text),
            "edits": [{"entry": "profile/entry", **edit} for edit in edits],
            "path": path,
        }
        return Edited(**self._answer(asked))

    def call(self, module: str, name: str, *values: object) -> Any:
        """What a function of another module gives."""
        return self._answer({"module": module, "name": name, "values": values})["result"]

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the modules stopped: " + repr(asked)
        found: dict[str, Any] = json.loads(answer)
        return found


@contextmanager
def editor() -> Iterator[Editor]:
    """An editor until it is no longer needed."""
    with subprocess.Popen(
        [NODE, "--no-warnings", SCRIPT, ASSETS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield Editor(process)
        assert process.stdin is not None
        process.stdin.close()


def put(path: Sequence[str | int], value: object) -> dict[str, Any]:
    """A value in the place of another."""
    return {"op": "set", "path": list(path), "value": value}


def out(*path: str | int) -> dict[str, Any]:
    """A value taken out."""
    return {"op": "remove", "path": list(path)}


def new(path: Sequence[str | int], value: object) -> dict[str, Any]:
    """A value in front of another, or at the end."""
    return {"op": "insert", "path": list(path), "value": value}


def data_of(text: str) -> Any:
    """What the loader reads; findings that leave nothing to read fail."""
    document = parse(SourceFile("profile", "entry", PATH, text))
    assert document.data is not None, (document.findings, text)
    return document.data


def edited_data(data: Any, edit: dict[str, Any]) -> Any:
    """The data with one edit made."""
    data = copy.deepcopy(data)
    *way, last = edit["path"]
    holder = data
    for part in way:
        holder = holder[part]
    match edit["op"]:
        case "set":
            holder[last] = edit["value"]
        case "remove":
            del holder[last]
        case _ if isinstance(holder, list):
            holder.insert(last, edit["value"])
        case _:
            holder[last] = edit["value"]
    return data
