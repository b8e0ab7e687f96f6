"""Files of Salesforce's Metadata API against its WSDL: which elements stand where, and of which type."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

_WSDL = json.loads((Path(__file__).parent / "salesforce-metadata.json").read_text("utf-8"))
_SPACE = "{http://soap.sforce.com/2006/04/metadata}"


def metadata_misfits(text: str) -> list[str]:
    """Where a file is not valid; none where it is. Its root is a type of the WSDL."""
    root = ET.fromstring(text)  # noqa: S314  # our own text
    return list(_misfits(root, root.tag.removeprefix(_SPACE)))


def _misfits(element: ET.Element, type_: str) -> Iterator[str]:
    rows = _WSDL["elements"][type_]
    order = [name for name, *_ in rows]
    found = [child.tag.removeprefix(_SPACE) for child in element]
    known = [name for name in found if name in order]
    yield from (f"{type_} has no {name}" for name in found if name not in order)
    if known != sorted(known, key=order.index):
        yield f"{type_}: {known} do not stand in the order of the WSDL"
    counts = {name: len(list(group)) for name, group in groupby(sorted(known))}
    for name, kind, least, most in rows:
        if not least <= counts.get(name, 0) <= (most or len(found)):
            yield f"{type_}: {name} stands there {counts.get(name, 0)} times"
        for child in element:
            if child.tag == _SPACE + name:
                yield from _of_type(child, name, kind)


def _of_type(element: ET.Element, name: str, kind: str) -> Iterator[str]:
    text = element.text or ""
    if kind in _WSDL["elements"]:
        yield from _misfits(element, kind)
    elif len(element):
        yield f"{name} holds elements"
    elif kind in _WSDL["values"] and text not in _WSDL["values"][kind]:
        yield f"{name}: {text} is none of {kind}"
    elif (kind == "boolean" and text not in ("true", "false")) or (kind == "int" and not text.isdigit()):
        yield f"{name}: {text} is no {kind}"
