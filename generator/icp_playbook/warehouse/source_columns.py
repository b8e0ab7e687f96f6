"""Which columns of a table in the warehouse stand for which fields."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.fields import PROVIDERS, Catalogue, Field, recognise
from icp_playbook.findings import CommandError
from icp_playbook.phrases import did_you_mean, shown

DEFAULT_KEY = "id"


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column; `scale` is what its sums are counted in, `currency` the column with their currency."""

    name: str
    scale: str = ""
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class AccountSource:
    """A table of accounts: the column that names an account, and those of each field, first choice first."""

    key: str
    columns: Mapping[str, tuple[SourceColumn, ...]]
    recognised: bool
    """Whether they were found in the header of a list."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields that have a column."""
        return frozenset(self.columns)


def source_of(
    catalogue: Catalogue, used: Collection[str], headers: Sequence[str] | None, key: str | None
) -> AccountSource:
    """The columns of the fields that are used: found among the headers, else the first name of each field.

    Raises CommandError if the header has no column for the key, or for any field.
    """
    wanted = Catalogue(
        tuple(one for one in catalogue.fields.values() if one.id in used), catalogue.conventions
    )
    if headers is None:
        named = {field.id: (SourceColumn(_first_name(field)),) for field in wanted.fields.values()}
        return AccountSource(key or DEFAULT_KEY, named, recognised=False)
    found = recognise(headers, catalogue)
    columns = {
        field: tuple(
            SourceColumn(
                headers[one.place], one.scale, None if one.currency is None else headers[one.currency]
            )
            for one in taken
        )
        for field, taken in found.taken.items()
        if field in wanted.fields
    }
    if not columns:
        raise CommandError(
            "no column of the header is known for a field that the ICPs use",
            "add its names to `columns` in icp/fields.yaml",
        )
    return AccountSource(_key_in(headers, key), columns, recognised=True)


def _key_in(headers: Sequence[str], key: str | None) -> str:
    if key is not None and key not in headers:
        raise CommandError(f"the header has no column `{shown(key)}`", did_you_mean(key, headers))
    same = [header for header in headers if header.casefold() == DEFAULT_KEY]
    if key is None and not same:
        raise CommandError(
            f"the header has no column `{DEFAULT_KEY}`, by which accounts are told apart",
            "name the column that no two accounts share with --key",
        )
    return key or same[0]


def _first_name(field: Field) -> str:
    """The first column name that fields.yaml lists, else the id."""
    names = (name for provider in PROVIDERS for name in getattr(field.columns, provider))
    return next(iter(names), field.id)
