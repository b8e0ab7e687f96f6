"""An import contract: a room is entered by its door, its `__init__`, never by a module inside it."""

from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def room_of(module: str, wings: frozenset[str]) -> str:
    """The room a module is in: what is right below the package, or right below a wing of it."""
    parts = module.split(".")
    return ".".join(parts[: 3 if ".".join(parts[:2]) in wings else 2])


class DoorsContract(Contract):
    """Requires that an import from another room names that room alone.

    Options: `wings` are packages whose children are the rooms; `vocabularies` are modules that others read by
    their full name, since what they hold only makes sense with it (`tree.All`, `rules.WRONG_TYPE`).
    """

    type_name = "doors"

    wings = fields.SetField(subfield=fields.StringField(), required=False, default=set())
    vocabularies = fields.SetField(subfield=fields.StringField(), required=False, default=set())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Finds the imports that go past a door."""
        package = str(self.session_options["root_packages"][0])
        wings = frozenset(str(wing) for wing in cast(set[str], self.wings))
        allowed = {str(name) for name in cast(set[str], self.vocabularies)}
        missing = sorted((allowed | wings) - graph.modules)
        bypasses = [
            f"{importer} -> {imported}"
            for importer in sorted(graph.modules)
            if importer.startswith(f"{package}.")
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported.startswith(f"{package}.")
            and (room := room_of(imported, wings)) != room_of(importer, wings)
            and imported not in (room, *allowed)
        ]
        return ContractCheck(
            kept=not bypasses and not missing, metadata={"bypasses": bypasses, "missing": missing}
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Prints the imports, and the names in the contract that are not modules."""
        metadata = check.metadata or {}
        for line in metadata["bypasses"]:
            output.print_error(f"past a door: {line}")
        for name in metadata["missing"]:
            output.print_error(f"no such module: {name}")
