"""One row of a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row as it is, numbered as in a spreadsheet."""

    number: int
    cells: list[str]
    aside: bool = False
    """It stands above or below the table and is no account."""

    @property
    def is_blank(self) -> bool:
        """No cell holds anything."""
        return not any(map(str.strip, self.cells))
