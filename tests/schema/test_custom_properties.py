"""What a playbook's own schemas and `check` refuse of its custom properties is the same."""

import json
from typing import Any, get_args

import pytest
from jsonschema import FormatChecker

from icp_playbook.fields.account_schema import SchemaValidator
from icp_playbook.findings import CommandError
from icp_playbook.model import CustomProperty, Persona, PropertyType, Settings
from icp_playbook.playbook import Key, declared_at, load
from icp_playbook.playbook.custom_properties import miswritten
from icp_playbook.playbook.shapes import shape
from icp_playbook.schema import schema_of
from icp_playbook.source import Memo, SourceFile, parse
from tests.cli.running import run
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.playbooks.documents import EXAMPLE_DOCUMENTS, MINIMAL_DOCUMENTS, ROOT
from tests.schema.mutants import ODD_VALUES

OWNER: Any = next(one.data for one in MINIMAL_DOCUMENTS if one.kind == "persona")
LOADED = load(MINIMAL).playbook
assert LOADED is not None
SETTINGS = LOADED.settings
VALUES = (*ODD_VALUES, ["a", "b"], "https://a.example", "mailto:a@b.example", "javascript:alert(1)", "Gas")


def refused(settings: Settings, data: Any) -> list[str]:
    """What `check` says of a persona's data."""
    document = parse(SourceFile("persona", "owner", "personas/owner.yaml", json.dumps(data)))
    assert document.findings == ()
    key = Key("persona", "owner")
    entry, found = shape(Persona, document)
    if isinstance(entry, Persona):
        found = list(miswritten({key: entry}, settings, {key: document}, Memo()))
    return [one.sentence for one in found]


@pytest.mark.parametrize("type_", get_args(PropertyType))
def test_schema_and_check_agree_on_every_type(type_: PropertyType) -> None:
    required = type_ in ("money", "list")
    values = ("Gas", "Wood fire") if type_ == "choice" else ()
    hob = CustomProperty(
        id="hob", label="Hob", kinds=("persona",), type=type_, values=values, required=required
    )
    settings = SETTINGS.model_copy(update={"custom_properties": (hob,)})
    validator = SchemaValidator(schema_of("persona", (hob,)), format_checker=FormatChecker(["date"]))
    accepted = 0
    for custom in ({}, {"stove": "Gas"}, *({"hob": value} for value in VALUES)):
        data = {**OWNER, "custom": custom}
        sentences = refused(settings, data)
        assert validator.is_valid(data) is not bool(sentences), (custom, sentences)
        accepted += not sentences
    assert 0 < accepted < len(VALUES)
    without = {key: value for key, value in OWNER.items() if key != "custom"}
    assert validator.is_valid(without) is not required
    assert bool(refused(settings, without)) is required


def test_the_example_uses_what_it_declares_by_its_committed_schemas() -> None:
    custom = declared_at(ROOT)
    assert {one.id for one in custom} == {"pricing_lever", "first_meeting"}
    for document in EXAMPLE_DOCUMENTS:
        schema = json.loads((ROOT / f"schemas/{document.kind}.schema.json").read_text("utf-8"))
        assert SchemaValidator(schema).is_valid(document.data), document.path
    written: set[str] = set()
    for document in EXAMPLE_DOCUMENTS:
        data: Any = document.data
        written |= set(data.get("custom", {}))
    assert written == {one.id for one in custom}


def test_schemas_are_not_written_of_declarations_with_errors(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/playbook.yaml", "type: text}", "type: colour}")
    out = minimal.root / "schemas"
    result = run("schema", "--root", str(minimal.root), str(out))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "`icp/playbook.yaml` has errors, so the custom properties cannot be read" in result.stderr
    assert not out.exists()
    with pytest.raises(CommandError, match="custom properties"):
        declared_at(minimal.root)
    assert run("new", "--root", str(minimal.root), "persona", "baker").exit_code == 0


def test_a_new_entry_offers_them(minimal: PlaybookCopy) -> None:
    assert run("new", "--all", "--root", str(minimal.root), "persona", "baker").exit_code == 0
    assert "\n#custom:\n  # Kind of oven. (text)\n  #oven:\n" in minimal.text("personas/baker.yaml")
