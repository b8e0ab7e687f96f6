"""Every key an author may write, as Markdown tables made from the JSON Schemas, for docs/model.md."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from icp_playbook.conditions import NODES
from icp_playbook.fields import FieldId
from icp_playbook.model import layout
from icp_playbook.outputs import write
from icp_playbook.schema import schemas
from icp_playbook.values import (
    Date,
    Days,
    HeadcountRange,
    Id,
    Money,
    MoneyRange,
    Period,
    Prose,
    Scalar,
    Text,
    WrittenValue,
)

Schema: TypeAlias = Mapping[str, Any]

MARK = (
    "<!-- Made from the models: "
    "`.venv/bin/python -m icp_playbook.report.reference docs/model.md` renews it. -->"
)
_NAMED: dict[Any, str] = {
    Id: "id",
    FieldId: "field id",
    Text: "text",
    Prose: "prose",
    Date: "date",
    Days: "days",
    Money: "money",
    MoneyRange: "range of money",
    HeadcountRange: "range of whole numbers",
    Period: "first and last date",
    WrittenValue: "share, days or money",
    Scalar: "value",
}
_TYPES = [(TypeAdapter(kind).json_schema(), words) for kind, words in _NAMED.items()]
_VALUE = TypeAdapter[Any](Scalar).json_schema()["anyOf"]
_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
_NODE_NAMES = {node.__name__ for node in NODES.values()}


def reference(every: Mapping[str, Schema]) -> str:
    """The tables of every kind of file, each part where it is first used. `every` is name → schema."""
    described = set(_NODE_NAMES)
    blocks: list[str] = []
    for kind, schema in every.items():
        place = layout().entry_path(kind, "<id>")
        parts = schema["$defs"]
        blocks += [f"## {_words(kind)}", f"`{place}`. {schema['description']}", _table(schema, parts)]
        for name in _parts(schema, parts, described):
            blocks += [f"### {_words(name)}", parts[name]["description"], _table(parts[name], parts)]
    blocks += [
        "## Condition",
        "One of these. The first three combine conditions; the rest test one `field` of fields.yaml.",
        _conditions(every["disqualifier"]["$defs"]),
    ]
    return "\n\n".join(blocks) + "\n"


def refreshed(document: str, generated: str, mark: str = MARK) -> str:
    """The document with everything below the mark regenerated."""
    return f"{document.partition(mark)[0]}{mark}\n\n{generated}"


def _parts(schema: Schema, parts: Schema, described: set[str]) -> Iterator[str]:
    """The parts of a schema that were not listed yet, each before its own parts."""
    for name in _references(schema["properties"]):
        if name not in described:
            described.add(name)
            yield name
            yield from _parts(parts[name], parts, described)


def _references(node: Any) -> Iterator[str]:
    """Names of the parts that are referred to, in order."""
    yield from re.findall(r"'\$ref': '#/\$defs/(\w+)'", repr(node))


def _table(part: Schema, parts: Schema) -> str:
    rows = ["| key | type | required | meaning |", "|---|---|---|---|"]
    for key, schema in part["properties"].items():
        required = "yes" if key in part.get("required", ()) else _otherwise(schema)
        rows.append(f"| `{key}` | {_type(schema)} | {required} | {_meaning(schema, parts)} |")
    return "\n".join(rows)


def _otherwise(schema: Schema) -> str:
    default = schema.get("default")
    return "no" if isinstance(default, dict | None) else f"no; `{json.dumps(default)}` if left out"


def _meaning(schema: Schema, parts: Schema) -> str:
    """What a key is for; what its part is for when the key itself says nothing."""
    of_part = (parts[name]["description"] for name in _references(schema))
    return str(schema.get("description") or next(of_part, "")).replace("|", "\\|")


def _type(schema: Schema) -> str:
    """The type of a value in words, with links to the parts."""
    bare = {key: value for key, value in schema.items() if key not in ("default", "description")}
    match bare:
        case _ if named := [words for shape, words in _TYPES if shape == bare]:
            return named[0]
        case {"$ref": str(target)}:
            name = target.rpartition("/")[2]
            words = "condition" if name in _NODE_NAMES else _words(name).lower()
            return f"[{words}](#{words.replace(' ', '-')})"
        case {"enum": list(values)}:
            return f"one of {', '.join(f'`{value}`' for value in values)}"
        case {"oneOf": list(options)} | {"anyOf": list(options)}:
            values = ["value"] if all(option in options for option in _VALUE) else []
            described = [*(_VALUE if values else ()), {"type": "null"}]
            rest = [_type(option) for option in options if option not in described]
            return " or ".join(dict.fromkeys([*values, *rest]))
        case {"type": "array", "items": items}:
            return f"list{_count(schema)} of {_type(items)}"
        case {"type": "array"}:
            return "list of two values, low and high"
        case {"type": "object", "additionalProperties": dict(values), "propertyNames": names}:
            return f"mapping from {_type(names)} to {_type(values)}"
        case {"type": "object", "patternProperties": dict(patterns)}:
            return f"mapping from name to {' or '.join(_type(values) for values in patterns.values())}"
        case {"type": kind, "minimum": least, "maximum": most}:
            return f"{_PLAIN[kind]}, {least:,} to {most:,}"
        case _:
            return _PLAIN[bare["type"]]


def _count(schema: Schema) -> str:
    least, most = schema.get("minItems"), schema.get("maxItems")
    bounds = [f"at least {least}"] * bool(least) + [f"at most {most}"] * bool(most)
    return f" ({', '.join(bounds)})" if bounds else ""


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _conditions(nodes: Schema) -> str:
    rows = ["| key | takes | meaning |", "|---|---|---|"]
    for key, part in ((key, nodes[node.__name__]) for key, node in NODES.items()):
        rows.append(f"| `{key}` | {_type(part['properties'][key])} | {part['description']} |")
    return "\n".join(rows)


def main() -> None:
    """Regenerates the tables in the file named on the command line."""
    path = Path(sys.argv[1])
    write(path, refreshed(path.read_text("utf-8"), reference(schemas())).encode())


if __name__ == "__main__":
    main()
