"""The account catalogue: what can be known about an account, and how its values are read."""

from icp_playbook.fields.catalogue import Catalogue, Choice, Columns, Field, FieldsFile, FieldType, Group
from icp_playbook.fields.readings import Misfit, read_value
from icp_playbook.fields.words import say_value

__all__ = [
    "Catalogue",
    "Choice",
    "Columns",
    "Field",
    "FieldType",
    "FieldsFile",
    "Group",
    "Misfit",
    "read_value",
    "say_value",
]
