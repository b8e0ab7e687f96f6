"""A playbook's own search tests: what readers type, and the entry that has to come first.

queries:
  - {typed: who signs at a clinic, finds: [profile/healthcare], says: clinic manager}
  - {typed: parental leave policy, finds: []}
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from icp_playbook.findings import Finding, Location
from icp_playbook.lint import MissedSearch
from icp_playbook.phrases import did_you_mean, series
from icp_playbook.playbook import Playbook
from icp_playbook.search.lookup import FoundDocument, WordIndex
from icp_playbook.search.playbook import search_documents
from icp_playbook.source import Document, SourceFile, is_missing, parse, read_text
from icp_playbook.views.routes import route

QUERIES = "search.yaml"
"""The file, beside the folder icp/."""
_KEYS = ("typed", "finds", "says")
_FORM = "write {typed: what is typed, finds: [kind/id]}, with `finds: []` where nothing is to be found"


def missed_searches(root: Path, playbook: Playbook) -> tuple[MissedSearch, ...] | None:
    """What the tests of a playbook miss; None where it has no file of them."""
    text = read_text(root, QUERIES)
    if is_missing(text):
        return None
    if isinstance(text, Finding):
        return (MissedSearch(text.location, text.sentence, text.help or _FORM),)
    document = parse(SourceFile("search", "search", QUERIES, text))
    if document.findings:
        return tuple(MissedSearch(one.location, one.sentence, one.help or _FORM) for one in document.findings)
    return tuple(_missed(document, playbook))


def _missed(document: Document, playbook: Playbook) -> Iterator[MissedSearch]:
    data = document.data
    queries = data.get("queries") if isinstance(data, dict) else None
    if not isinstance(queries, list):
        yield MissedSearch(Location(QUERIES), f"{QUERIES} has no list `queries`", _FORM)
        return
    routes = {str(key): route(key) for key, _ in playbook.entries()}
    index = WordIndex(search_documents(playbook))
    for place, query in enumerate(queries):
        yield from _of_query(document, place, query, routes, index)


def _of_query(
    document: Document, place: int, query: Any, routes: Mapping[str, str], index: WordIndex
) -> Iterator[MissedSearch]:
    here = document.at("queries", place)
    if fault := _fault(query):
        yield MissedSearch(here, fault, _FORM)
        return
    for name in query["finds"]:
        if name not in routes:
            at = document.at("queries", place, "finds", query["finds"].index(name))
            yield MissedSearch(at, f'"{name}" is no entry', did_you_mean(name, routes) or _FORM)
            return
    found, close = index.find(query["typed"], 1)
    first = found[0] if found and close else None
    typed = document.at("queries", place, "typed")
    yield from _unlike(typed, query, first, {routes[name] for name in query["finds"]})


def _fault(query: Any) -> str:
    """What is wrong with how a query is written."""
    if not isinstance(query, dict) or not isinstance(query.get("typed"), str):
        return "a query has no `typed`"
    if unknown := [key for key in query if key not in _KEYS]:
        return f"a query has no key `{unknown[0]}`"
    finds = query.get("finds")
    if not isinstance(finds, list) or not all(isinstance(name, str) for name in finds):
        return f'`finds` of "{query["typed"]}" is no list of entries'
    if not isinstance(query.get("says", ""), str):
        return f'`says` of "{query["typed"]}" is no text'
    return ""


def _unlike(
    at: Location, query: Mapping[str, Any], first: FoundDocument | None, urls: set[str]
) -> Iterator[MissedSearch]:
    typed, says = query["typed"], query.get("says", "")
    what = f'{first.document.kind} "{first.document.title}" first' if first else "nothing close"
    if not urls:
        if first:
            yield MissedSearch(
                at,
                f'"{typed}" finds {what}, where nothing is to be found',
                "take the words out of where they mislead, or name the entry under `finds`",
            )
    elif first is None or first.document.url not in urls:
        yield MissedSearch(
            at,
            f'"{typed}" finds {what}, not {series(list(query["finds"]), "or")}',
            "add the words to the aliases of the entry, or of a value in icp/fields.yaml",
        )
    elif says and not any(says.lower() in text.lower() for text in _shown(first)):
        yield MissedSearch(
            at,
            f'"{typed}" finds {what}, but does not show "{says}"',
            "word the sentence with what readers type, or correct `says`",
        )


def _shown(found: FoundDocument) -> Iterator[str]:
    yield found.document.title
    if found.leads:
        yield found.document.answer
    for part in found.parts:
        yield f"{part.title}: {part.answer}"
