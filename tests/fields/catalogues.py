"""A catalogue with a field of every type: the minimal playbook's."""

from typing import get_args

from icp_playbook.fields import Catalogue, Conventions, Field, FieldsFile, FieldType
from icp_playbook.source import SourceFile, parse
from tests.playbooks.copies import MINIMAL

_TEXT = (MINIMAL / "icp/fields.yaml").read_text("utf-8")
_FILE = FieldsFile.model_validate(parse(SourceFile("fields", "fields", "icp/fields.yaml", _TEXT)).data)

CATALOGUE = Catalogue(_FILE.fields, Conventions("USD"))
TYPES: tuple[FieldType, ...] = get_args(FieldType)


def field_of(kind: FieldType) -> Field:
    """The first field of a type."""
    return next(field for field in CATALOGUE.fields.values() if field.type == kind)
