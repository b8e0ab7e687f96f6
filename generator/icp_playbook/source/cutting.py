"""A document with parts of it left out: the rest keeps its places in the file."""

from collections.abc import Collection
from dataclasses import replace

from icp_playbook.source.documents import Document
from icp_playbook.source.scalars import Data
from icp_playbook.source.spans import Path, Spans


def without(document: Document, places: Collection[Path]) -> Document:
    """The document less what is at these paths. Items move up; lines stay as they were.

    What was found in the file goes with it: findings may quote what is left out.
    """
    spans = Spans()
    data = _rest(document.data, frozenset(places), document.spans, spans, (), ())
    return replace(document, data=data, spans=spans, findings=(), cut_comments=(), unseen=())


def cut(data: Data, places: Collection[Path]) -> Data:
    """The data less what is at these paths."""
    return _rest(data, frozenset(places), Spans(), Spans(), (), ())


def _rest(data: Data, places: frozenset[Path], spans: Spans, kept: Spans, old: Path, new: Path) -> Data:
    """What is left at a path, `old` in the whole document and `new` in the rest."""
    kept.put(new, spans.value(old), spans.key(old))
    if isinstance(data, dict):
        return {
            key: _rest(value, places, spans, kept, (*old, key), (*new, key))
            for key, value in data.items()
            if (*old, key) not in places
        }
    if isinstance(data, list):
        left = enumerate(place for place in range(len(data)) if (*old, place) not in places)
        return [_rest(data[place], places, spans, kept, (*old, place), (*new, at)) for at, place in left]
    return data
