"""The added columns as company properties for HubSpot's properties API.

Bodies of POST /crm/properties/2026-09/companies/groups and …/companies/batch/create, as in its specification:
https://github.com/HubSpot/HubSpot-public-api-spec-collection (CRM/Properties)
"""

from collections.abc import Iterable
from typing import Any, assert_never

from icp_playbook.activation.added_properties import AddedProperty, PropertyKind

PROPERTIES = "/crm/properties/2026-09/companies"
_GROUP = "icp_playbook"
HUBSPOT_GROUP: dict[str, Any] = {"name": _GROUP, "label": "ICP Playbook", "displayOrder": -1}


def hubspot_properties(added: Iterable[AddedProperty]) -> dict[str, Any]:
    """The body that creates them all."""
    return {"inputs": [_property(each) for each in added]}


def _property(added: AddedProperty) -> dict[str, Any]:
    type_, field_type = _types(added.kind)
    options = [
        {"label": label, "value": value, "displayOrder": place, "hidden": False}
        for place, (value, label) in enumerate(added.options.items())
    ]
    return {
        "groupName": _GROUP,
        "name": added.name,
        "label": added.label,
        "description": added.about,
        "type": type_,
        "fieldType": field_type,
        **({"options": options} if options else {}),
    }


def _types(kind: PropertyKind) -> tuple[str, str]:
    match kind:
        case "choice":
            return "enumeration", "select"
        case "number":
            return "number", "number"
        case "text":
            return "string", "text"
        case "long-text":
            return "string", "textarea"
        case _:
            assert_never(kind)
