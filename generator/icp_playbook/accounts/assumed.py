"""Values assumed for a whole list: `country=US` for a list of US companies."""

from collections.abc import Sequence

from icp_playbook.fields import Catalogue, CellValue, cell_reader
from icp_playbook.findings import CommandError
from icp_playbook.phrases import did_you_mean


def assumptions(texts: Sequence[str], catalogue: Catalogue) -> dict[str, CellValue]:
    """Parses field=value texts, with values read like cells. Raises CommandError for what cannot be read."""
    return dict(_assumption(text, catalogue) for text in texts)


def _assumption(text: str, catalogue: Catalogue) -> tuple[str, CellValue]:
    name, equals, value = text.partition("=")
    name = name.strip()
    if not equals:
        raise CommandError(f'"{text}" is not FIELD=VALUE', "write --assume field=value, such as country=US")
    if name not in catalogue:
        way_out = did_you_mean(name, catalogue.fields, "use the id of a field of icp/fields.yaml")
        raise CommandError(f'there is no field "{name}" to assume', way_out)
    cell = cell_reader(catalogue[name], catalogue.conventions)(value)
    if cell.value is None or cell.problem is not None:
        reason = cell.problem or f'"{value}" says nothing'
        raise CommandError(f"`{name}` cannot be assumed: {reason}", "write one value the field can have")
    return name, cell.value
