"""A published schema and the model refuse the same shapes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import FormatChecker
from pydantic import ValidationError

from icp_playbook.fields.account_schema import SchemaValidator
from icp_playbook.model import models
from icp_playbook.schema import schema_of
from icp_playbook.source import Document
from tests.drawing import draws
from tests.playbooks.documents import EXAMPLE_DOCUMENTS, MINIMAL_DOCUMENTS, as_parameters
from tests.schema.mutants import mutants, places

VALIDATORS = {
    name: SchemaValidator(schema_of(name), format_checker=FormatChecker(["date"])) for name in models()
}


def _beyond_shape(error: Any) -> bool:
    """Errors that no schema can express.

    An inverted range compares two values. A whole number written 5.0 is an integer to JSON Schema; the
    models take it for a mistake.
    """
    number = error["input"]
    return error["type"] == "inverted_range" or (
        error["type"] == "int_type" and isinstance(number, float) and number.is_integer()
    )


def refused_by_model(name: str, data: Any) -> list[Any]:
    """The model's errors of shape."""
    try:
        models()[name].model_validate(data)
    except ValidationError as error:
        return [found for found in error.errors(include_url=False) if not _beyond_shape(found)]
    return []


def test_every_valid_entry_is_valid_by_its_schema() -> None:
    assert [
        f"{document.path}: {error.message}"
        for document in EXAMPLE_DOCUMENTS + MINIMAL_DOCUMENTS
        for error in VALIDATORS[document.kind].iter_errors(document.data)
    ] == []


@pytest.mark.parametrize("document", as_parameters(MINIMAL_DOCUMENTS))
@draws(150)
@given(st.data())
def test_schema_and_model_agree_on_what_is_almost_right(document: Document, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(list(places(document.data))))
    mutant = data.draw(st.sampled_from(list(mutants(document.data, place))))
    refused = refused_by_model(document.kind, mutant)
    valid = VALIDATORS[document.kind].is_valid(mutant)
    assert valid is not bool(refused), refused
