"""The sets of queries, put to the ranking of the browser (run by Node) and to Python's."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from icp_playbook.playbook import Playbook
from icp_playbook.search import FoundDocuments, WordIndex, describe, search_documents
from icp_playbook.search.account_words import vocabulary
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


def second_answers() -> list[Query]:
    """A set by another writer, who saw neither the first nor the ranking."""
    return _read("second_answers.yaml")


def third_answers() -> list[Query]:
    """The set written after both had been tuned with."""
    return _read("third_answers.yaml")


def fourth_answers() -> list[Query]:
    """The set written after the third was looked at, in words as far from the playbook's as people use."""
    return _read("fourth_answers.yaml")


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


@dataclass(frozen=True, slots=True)
class Answered:
    """A query, what it finds, and whether the way to Fit with an account stands before that."""

    query: Query
    answer: FoundDocuments
    has_account: bool

    @property
    def place(self) -> int:
        """The place of the first page that answers, from 0; far down where none does."""
        if not self.query.finds:
            return 99 if self.answer.close or self.has_account else 0
        found = [one.document.url.partition("#")[0] or "/" for one in self.answer.found]
        pages = list(dict.fromkeys(["fit/", *found] if self.has_account else found))
        return next((at for at, page in enumerate(pages) if page in self.query.finds), 99)

    @property
    def shows(self) -> bool:
        """Whether the first page shows one of the sentences."""
        found = self.answer.found
        page = found[0].document.url.partition("#")[0] if found else None
        texts = [
            text.lower()
            for one in found
            if one.document.url.partition("#")[0] == page
            for text in (
                one.document.title,
                *([one.document.answer] if one.leads else []),
                *(line for part in one.parts for line in (part.title, part.answer)),
            )
        ]
        return any(says.lower() in text for says in self.query.says for text in texts)


class AnsweredSet:
    """The answers to every query of a set, by kind."""

    def __init__(self, playbook: Playbook, asked: Iterable[Query]) -> None:
        index = WordIndex(search_documents(playbook))
        words = vocabulary(playbook)
        self.kinds: dict[str, list[Answered]] = {}
        for query in asked:
            account = describe(words, query.typed)
            typed = account.rest or query.typed if account.offered else query.typed
            answered = Answered(query, index.find(typed, 8), account.leads)
            self.kinds.setdefault(query.kind, []).append(answered)

    def rates(self, kind: str) -> tuple[float, float]:
        """The share of a kind answered first, and among the first three."""
        places = [one.place for one in self.kinds[kind]]
        first, three = (sum(at < most for at in places) / len(places) for most in (1, 3))
        return first, three

    def missed(self, kind: str) -> dict[str, int]:
        """What is not answered first, with the place of the answer."""
        return {one.query.typed: one.place for one in self.kinds[kind] if one.place}

    @property
    def shown(self) -> float:
        """The share of questions whose first result shows the sentence that answers."""
        asked = [one.shows for one in self.kinds["questions"] if one.query.says]
        return sum(asked) / len(asked)

    @property
    def silent(self) -> list[str]:
        """Questions whose first result does not show it."""
        return [one.query.typed for one in self.kinds["questions"] if one.query.says and not one.shows]


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
