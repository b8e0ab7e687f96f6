"""The language server for YAML that editors use, driven over its standard input and output (LSP)."""

import json
import os
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.javascript import tools

SCRIPT = tools.PACKAGES / "yaml-language-server/bin/yaml-language-server"
CURSOR = "‸"
SETTINGS = {"schemaStore": {"enable": False}, "completion": True, "hover": True, "validate": True}
_LONGEST = 120
"""Seconds after which a server that does not answer is ended, so that no test waits for it."""
_PROPERTY = 10
"""The kind of a completion that is a key."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What an editor offers at a place."""

    label: str
    about: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Underlined:
    """What an editor underlines: the number of the line, the text, and what is wrong."""

    line: int
    text: str
    message: str


class LanguageServer:
    """A running server, which knows files by their paths; what they hold is given and need not be there."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process = subprocess.Popen(
            [tools.NODE, SCRIPT, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._watch = self._watched()
        self._requests = 0
        self._opened: dict[str, str] = {}
        self._found: dict[str, list[dict[str, Any]]] = {}
        text = {"completion": {"completionItem": {"snippetSupport": True}}, "hover": {}}
        self._ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": {"textDocument": text}},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watch.cancel()
        self._process.kill()
        self._process.communicate()

    def underlined(self, texts: Mapping[str, str]) -> dict[str, list[Underlined]]:
        """What is underlined in files: path from the root → text."""
        wanted = {path: self._open(path, text) for path, text in texts.items()}
        self._read(lambda _: set(wanted.values()) <= self._found.keys())
        return {
            path: [_underlined(one, texts[path]) for one in self._found[uri]] for path, uri in wanted.items()
        }

    def offered(self, path: str, text: str) -> list[Offer]:
        """What is offered at the cursor in a file."""
        found = self._at_cursor("completion", path, text)
        return [
            Offer(item["label"], _plain(item.get("documentation")), item["kind"] == _PROPERTY)
            for item in (found["items"] if isinstance(found, dict) else found)
        ]

    def hover(self, path: str, text: str) -> str:
        """What is shown where the mouse is."""
        return _plain((self._at_cursor("hover", path, text) or {}).get("contents"))

    def changed(self, folder: Path) -> None:
        """Says that the files of a folder are other ones now, as an editor does that watches them."""
        files = [{"uri": path.as_uri(), "type": 2} for path in folder.iterdir()]
        self._tell("workspace/didChangeWatchedFiles", {"changes": files})

    def _at_cursor(self, what: str, path: str, text: str) -> Any:
        before, _, after = text.partition(CURSOR)
        uri = self._open(path, before + after)
        line = before.count("\n")
        position = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        return self._ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": position})

    def _open(self, path: str, text: str) -> str:
        """Shows a text to the server. Each is a file of its own, beside the one that it stands for."""
        place = self._root / path
        uri = place.with_stem(f"{place.stem}-{len(self._opened)}").as_uri()
        self._opened[uri] = text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, parameters: Any) -> Any:
        self._requests += 1
        number = self._requests
        self._send({"id": number, "method": method, "params": parameters})
        answer = self._read(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._process.stdin.flush()

    def _read(self, is_last: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Reads messages up to the last that is waited for, and answers what the server asks."""
        self._watch.cancel()
        self._watch = self._watched()
        while True:
            message = self._message()
            if message.get("method") == "workspace/configuration":
                asked = message["params"]["items"]
                result = [SETTINGS if item.get("section") == "yaml" else {} for item in asked]
                self._send({"id": message["id"], "result": result})
            elif message.get("method") == "textDocument/publishDiagnostics":
                self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            if is_last(message):
                return message

    def _watched(self) -> threading.Timer:
        """Ends the server if it does not answer in time."""
        watch = threading.Timer(_LONGEST, self._process.kill)
        watch.start()
        return watch

    def _message(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line or self._process.poll() is None, "the language server ended"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found


def _plain(markup: Any) -> str:
    return str(markup.get("value", "")) if isinstance(markup, dict) else str(markup or "")


def _underlined(found: Mapping[str, Any], text: str) -> Underlined:
    start, end = found["range"]["start"], found["range"]["end"]
    line = text.splitlines()[start["line"]]
    last = end["character"] if end["line"] == start["line"] else len(line)
    return Underlined(start["line"] + 1, line[start["character"] : last], found["message"])
