"""docs/model.md describes every key as the models do."""

import re
from pathlib import Path
from typing import Any

from icp_playbook.report.reference import reference, refreshed
from icp_playbook.schema import schemas

DOCUMENT = Path(__file__).parents[2] / "docs/model.md"
TEXT = DOCUMENT.read_text("utf-8")


def test_the_tables_are_those_of_the_models() -> None:
    assert refreshed(TEXT, reference(schemas())) == TEXT, (
        "docs/model.md is out of date: .venv/bin/python -m icp_playbook.report.reference docs/model.md"
    )


def test_every_key_of_every_schema_has_its_row() -> None:
    rows = {row[1] for row in re.finditer(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)}
    parts = [part for schema in schemas().values() for part in (schema, *schema["$defs"].values())]
    assert {key for part in parts for key in part["properties"]} - rows == set()


def test_every_link_leads_to_a_heading() -> None:
    headings = {
        line.lstrip("# ").lower().replace(" ", "-") for line in re.findall(r"^#+ .+$", TEXT, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) - headings == set()


def _lower(schema: Any, kind: dict[str, Any]) -> list[dict[str, Any]]:
    """The mappings a schema stands for: references followed, lists and unions entered."""
    match schema:
        case {"$ref": str(target)}:
            return _lower(kind["$defs"][target.rpartition("/")[2]], kind)
        case {"items": items}:
            return _lower(items, kind)
        case {"oneOf": list(options)} | {"anyOf": list(options)}:
            return [found for option in options for found in _lower(option, kind)]
        case _:
            return [schema]


def _leads(schema: Any, path: str) -> bool:
    """Whether a schema has a key, from its root downwards."""
    here = [schema]
    for key in path.split("."):
        found = [part["properties"][key] for part in here if key in part.get("properties", {})]
        if not found:
            return False
        here = [lower for one in found for lower in _lower(one, schema)]
    return True


def test_every_topic_leads_to_a_key_that_is_there() -> None:
    topics = sorted(set(re.findall(r"`(\w+): ([\w.]+)`", TEXT)))
    assert len(topics) > 80
    found = schemas()
    assert [f"{kind}: {path}" for kind, path in topics if not _leads(found[kind], path)] == []
