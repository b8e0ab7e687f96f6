"""Fields that describe contacts: whether any counts or all have to, the same in all of a condition."""

from collections.abc import Iterator

from icp_playbook.conditions import Condition, tests_of
from icp_playbook.fields import Catalogue, Field
from icp_playbook.findings import Finding, rules
from icp_playbook.source import Document, Path


def contact_settings(field: Field, path: Path, document: Document) -> Iterator[Finding]:
    """A finding for a field of contacts that does not say how many count, and for any other that does."""
    if field.of == "contact" and field.match is None:
        yield rules.FIELD_SETTING.at(
            document.at(*path, "of"),
            f"`{field.id}` is of contacts, and an account has several",
            "add `match: any` if one contact is enough, `match: all` if each has to meet a condition",
        )
    if field.of == "account" and field.match is not None:
        yield rules.FIELD_SETTING.at(
            document.at_key(*path, "match"),
            f"`{field.id}` is of the account, which has one value of it",
            "remove `match`, or add `of: contact`",
        )


def mixed_matches(
    condition: Condition, path: Path, catalogue: Catalogue, document: Document
) -> Iterator[Finding]:
    """A finding for a condition that asks for fields of which any contact counts, and for others of all."""
    names = list(dict.fromkeys(test.field for test in tests_of(condition)))
    if len(catalogue.matches(names)) > 1:
        found = [name for name in names if catalogue.matches([name])]
        one = found[0]
        other = next(name for name in found if catalogue.matches([name]) != catalogue.matches([one]))
        yield rules.FIELD_SETTING.at(
            document.at(*path),
            f"`{one}` is `match: {catalogue[one].match}`, `{other}` is `match: {catalogue[other].match}`, "
            "and a condition is asked of any contact or of all",
            "write a condition for each, in criteria of their own",
        )
