"""The added columns as custom fields of Accounts in Zoho CRM.

Bodies of POST /crm/v8/settings/fields?module=Accounts, five fields each:
https://www.zoho.com/crm/developer/docs/api/v8/create-custom-field.html
"""

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from icp_playbook.activation.added_properties import AddedProperty

ZOHO_FIELDS = "/crm/v8/settings/fields?module=Accounts"
_MOST_FIELDS = 5


def zoho_fields(added: Sequence[AddedProperty]) -> Iterator[dict[str, Any]]:
    """The bodies, in the order of the columns."""
    for place in range(0, len(added), _MOST_FIELDS):
        yield {"fields": [_field(one) for one in added[place : place + _MOST_FIELDS]]}


def _field(added: AddedProperty) -> dict[str, Any]:
    tooltip = {"name": "info_icon", "value": added.about}
    return {"field_label": added.label, "tooltip": tooltip, **_typed(added)}


def _typed(added: AddedProperty) -> dict[str, Any]:
    match added.kind:
        case "choice":
            values = [
                {"display_value": label, "actual_value": value} for value, label in added.options.items()
            ]
            return {"data_type": "picklist", "pick_list_values": values}
        case "number":
            return {"data_type": "integer", "length": 9}
        case "text":
            return {"data_type": "text", "length": 255}
        case "long-text":
            return {"data_type": "textarea", "length": 32_000, "textarea": {"type": "large"}}
        case _:
            assert_never(added.kind)
