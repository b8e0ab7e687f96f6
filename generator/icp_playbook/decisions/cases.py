"""The accounts to score on both sides: the examples of the playbooks, and the rows of a list."""

import datetime
from collections.abc import Iterator
from typing import BinaryIO

from icp_playbook.accounts import AccountReader, AccountRow, expect_columns, lines_of, table_of
from icp_playbook.decisions.moves import ComparedAccount, MoveSummary, compare_accounts
from icp_playbook.fields import Catalogue, recognise
from icp_playbook.fit import Account, PreparedPlaybook, as_account
from icp_playbook.model import Example
from icp_playbook.playbook import Playbook


def compared_examples(old: Playbook, new: Playbook) -> Iterator[ComparedAccount]:
    """Every example on either side, by id. An edited one is scored in its new version on both sides.

    Otherwise the example's own edit would pass for a decision of the playbook.
    """
    for id_ in sorted({*old.examples, *new.examples}):
        before, after = old.examples.get(id_), new.examples.get(id_)
        example = after or before
        if example is not None:
            yield _case(id_, example, old.catalogue, new.catalogue, _edited(before, after))


def _edited(before: Example | None, after: Example | None) -> str:
    if before is None:
        return "is new; it is scored on both sides"
    if after is None:
        return "was removed; its last version is scored on both sides"
    same = before.account == after.account and before.as_of == after.as_of
    return "" if same else "was edited; its new version is used on both sides"


def _case(id_: str, example: Example, old: Catalogue, new: Catalogue, edited: str) -> ComparedAccount:
    (before, lost), (after, gone) = (_readable(example, catalogue) for catalogue in (old, new))
    unread = dict.fromkeys([*lost, *gone])
    notes = [f"{example.name} {edited}"] if edited else []
    if unread:
        notes.append(f"{example.name} has values that one side cannot read: {', '.join(unread)}")
    name = " ".join(example.name.split())
    return ComparedAccount(
        f"example/{id_}", name, before, after, example.as_of, example.icp, "; ".join(notes)
    )


def _readable(example: Example, catalogue: Catalogue) -> tuple[Account, list[str]]:
    """The account as a catalogue reads it, and the fields it cannot."""
    account: dict[str, object] = {}
    unread = []
    for name, value in example.account.items():
        try:
            account |= as_account({name: value}, catalogue)
        except TypeError:
            unread.append(name)
        else:
            if name not in catalogue:
                unread.append(name)
    return account, unread  # type: ignore[return-value]  # values come from as_account


def compare_list(
    source: BinaryIO, name: str, old: PreparedPlaybook, new: PreparedPlaybook, as_of: datetime.date
) -> MoveSummary:
    """The accounts of a CSV file scored on both sides, each as that side reads its columns and cells.

    Raises CommandError for a list that cannot be read at all.
    """
    unread: list[int] = []
    gaps: list[int] = []

    def accounts() -> Iterator[ComparedAccount]:
        table = table_of(lines_of(source, name), name)
        sides = [recognise(table.headers, evaluator.catalogue) for evaluator in (old, new)]
        expect_columns(sides[1], table, name)
        readers = [
            AccountReader(recognised, evaluator.catalogue, {})
            for recognised, evaluator in zip(sides, (old, new), strict=True)
        ]
        for row in table.rows:
            if not row.cells:
                continue
            before, after = (reader.read(row) for reader in readers)
            if before.account is None or after.account is None:
                unread.append(row.number)
            else:
                gaps.append(len(after.problems))
                yield ComparedAccount(f"row {row.number}", _name(after), before.account, after.account, as_of)

    summary = compare_accounts(accounts(), old, new)
    summary.unread, summary.gaps = len(unread), sum(gaps)
    return summary


def _name(entry: AccountRow) -> str:
    name = entry.account.get("name") if entry.account else None
    where = f"row {entry.row.number}"
    return f"{' '.join(name.split())} ({where})" if isinstance(name, str) and name.strip() else where
