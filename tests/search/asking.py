"""The sets of queries, put to the ranking of the browser (run by Node) and to Python's."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from icp_playbook.search import FoundDocuments, WordIndex
from tests.browser.modules import ASSETS
from tests.javascript.tools import NODE

HERE = Path(__file__).parent
_SCRIPT = """
import { readFileSync } from "node:fs";
const load = (name) => import(`file://${process.argv[1]}/search/${name}.js`);
const [{ readIndex }, { search }] = await Promise.all([load("index"), load("rank")]);
const { records, asked, most } = JSON.parse(readFileSync(0, "utf8"));
const index = readIndex(records);
const said = ({ answer }, leads, parts) => [
  ...(leads ? [answer] : []),
  ...parts.flatMap((one) => [one.shown, one.answer]),
];
const shown = ({ finding, leads, parts }) => ({
  url: finding.url,
  anchors: parts.map(({ anchor }) => anchor),
  lines: [finding.title, ...said(finding, leads, parts)],
});
console.log(JSON.stringify(asked.map((typed) => {
  const { results, close } = search(index, typed, most);
  return { close, results: results.map(shown) };
})));
"""


@dataclass(frozen=True, slots=True)
class Query:
    """Something a reader types. `finds` are pages, of which any will do; `says` are sentences, likewise."""

    kind: str
    typed: str
    finds: tuple[str, ...]
    says: tuple[str, ...] = ()


def answers() -> list[Query]:
    """The set written before the ranking was tuned, by kind."""
    return _read("answers.yaml")


def queries() -> list[Query]:
    """The older set, by kind of reader."""
    return _read("queries.yaml")


def _read(name: str) -> list[Query]:
    written: Mapping[str, list[dict[str, Any]]] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return [
        Query(kind, one["typed"], tuple(one["finds"]), tuple(one.get("says", ())))
        for kind, asked in written.items()
        for one in asked
    ]


def by_python(index: WordIndex, asked: Sequence[str], most: int = 8) -> list[dict[str, Any]]:
    """What Python answers to each query, in the same form."""
    return [_answered(index.find(typed, most)) for typed in asked]


def _answered(answer: FoundDocuments) -> dict[str, Any]:
    results = [
        {
            "url": document.url,
            "anchors": [part.anchor for part in parts],
            "lines": [
                document.title,
                *([document.answer] if leads else []),
                *(text for part in parts for text in (part.title, part.answer)),
            ],
        }
        for document, parts, leads in answer.found
    ]
    return {"close": answer.close, "results": results}


def by_browser(record: Mapping[str, Any], asked: Sequence[str], most: int = 8) -> list[dict[str, Any]]:
    """What the modules of the browser answer to each query."""
    given = json.dumps({"records": [record], "asked": asked, "most": most})
    command: list[str | Path] = [NODE, "--no-warnings", "--input-type=module", "--eval", _SCRIPT, ASSETS]
    done = subprocess.run(command, input=given, check=True, capture_output=True, text=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
