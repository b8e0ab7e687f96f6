"""The accounts to score on both sides: the examples of the playbooks, and the rows of a list."""

import datetime
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from icp_playbook.accounts import AccountReader, AccountRow, expect_columns, list_table
from icp_playbook.decisions.compared_account import ComparedAccount
from icp_playbook.decisions.list_options import DEFAULT, ListOptions
from icp_playbook.decisions.move_summary import MoveSummary
from icp_playbook.decisions.moves import compare_accounts
from icp_playbook.decisions.renames import UNCHANGED, RenamedIds, same_account
from icp_playbook.fields import Catalogue, header_counter, recognise
from icp_playbook.fit import NO_OPERATIONAL_ICP, Account, PreparedPlaybook, as_account
from icp_playbook.model import Example
from icp_playbook.phrases import series
from icp_playbook.playbook import Playbook

NOBODY_SCORED = f"{NO_OPERATIONAL_ICP[0].upper()}{NO_OPERATIONAL_ICP[1:]}"


def compared_examples(
    old: Playbook, new: Playbook, renames: RenamedIds = UNCHANGED
) -> Iterator[ComparedAccount]:
    """Every example on either side, by id. An edited one is scored in its new version on both sides.

    Otherwise the example's own edit would pass for a decision of the playbook. Ids that were renamed are
    those of each side.
    """
    former = renames.reversed
    gone = {id_ for id_ in old.examples if renames.entry("example", id_) not in new.examples}
    for id_ in sorted({*gone, *new.examples}):
        before = old.examples.get(id_ if id_ in gone else former.entry("example", id_) or id_)
        after = new.examples.get(id_)
        example = after or before
        if example is None:
            continue
        note = ""
        if before is None:
            note = f"{example.name} is new; it is scored on both sides"
        elif after is None:
            note = f"{example.name} was removed; its last version is scored on both sides"
        elif not same_account(before, after, renames):
            note = f"{example.name} was edited; its new version is used on both sides"
        was = example.account if after is None else former.account(example.account)
        if before is not None and after is not None:
            own = _own(was, before.account, (old.catalogue, new.catalogue), renames)
            was = {**was, **own}
            if own:
                note += f"; {series(list(own))} as each side has it, since the other does not know that value"
        now = example.account if after is not None else renames.account(example.account)
        if after is None:
            icps = example.icp, renames.entry("profile", example.icp) or example.icp
        else:
            icps = former.entry("profile", example.icp) or example.icp, example.icp
        yield _case(id_, example, (was, now), (old.catalogue, new.catalogue), icps, note)


def _own(
    was: Mapping[str, object],
    own: Mapping[str, object],
    catalogues: tuple[Catalogue, Catalogue],
    renames: RenamedIds,
) -> dict[str, object]:
    """What an example said on the old side of fields whose value now that side cannot read, or that are gone.

    A new version that leaves an old side in the dark would pass for an answer that was missing there.
    """
    old, new = catalogues
    lost = {*_readable(was, old)[1], *(name for name in own if renames.fields.get(name, name) not in new)}
    return {name: value for name, value in own.items() if name in lost}


def _case(
    id_: str,
    example: Example,
    accounts: tuple[Mapping[str, object], Mapping[str, object]],
    catalogues: tuple[Catalogue, Catalogue],
    icps: tuple[str, str],
    edited: str,
) -> ComparedAccount:
    (before, lost), (after, gone) = map(_readable, accounts, catalogues)
    unread = dict.fromkeys([*lost, *gone])
    notes = [edited] if edited else []
    if unread:
        notes.append(f"{example.name} has values that one side cannot read: {', '.join(unread)}")
    name = " ".join(example.name.split())
    return ComparedAccount(f"example/{id_}", name, before, after, example.as_of, icps, "; ".join(notes))


def _readable(written: Mapping[str, object], catalogue: Catalogue) -> tuple[Account, list[str]]:
    """The account as a catalogue reads it, and the fields it cannot."""
    account: dict[str, object] = {}
    unread = []
    for name, value in written.items():
        try:
            account |= as_account({name: value}, catalogue)
        except TypeError:
            unread.append(name)
        else:
            if name not in catalogue:
                unread.append(name)
    return account, unread  # type: ignore[return-value]  # values come from as_account


def compare_list(
    source: BinaryIO,
    name: str,
    old: PreparedPlaybook,
    new: PreparedPlaybook,
    as_of: datetime.date,
    renames: RenamedIds = UNCHANGED,
    options: ListOptions = DEFAULT,
) -> MoveSummary:
    """The accounts of a CSV file scored on both sides, each as that side reads its columns and cells.

    Raises CommandError for a list that cannot be read at all.
    """
    unread = gaps = 0
    icps = one_icp(options.icp, renames)
    operational = icps is not None or any_operational(old, new)

    def accounts() -> Iterator[ComparedAccount]:
        nonlocal unread, gaps
        table = list_table(source, name, header_counter(new.catalogue.describing("account")))
        sides = [
            recognise(table.headers, evaluator.catalogue.describing("account")) for evaluator in (old, new)
        ]
        expect_columns(sides[1], table, name)
        readers = [
            AccountReader(recognised, evaluator.catalogue, {})
            for recognised, evaluator in zip(sides, (old, new), strict=True)
        ]
        for row in table.rows:
            if row.aside or row.is_blank:
                continue
            before, after = (reader.read(row) for reader in readers)
            if before.account is None or after.account is None:
                unread += 1
            elif operational:
                gaps += len(after.problems)
                accounts_read = before.account, after.account
                yield listed_account(after, accounts_read, as_of, icps, named=options.named)

    summary = compare_accounts(accounts(), old, new, renames, options.worth)
    summary.unread, summary.gaps = unread, gaps
    if not operational:
        summary.notes.append(NOBODY_SCORED)
    return summary


def one_icp(icp: str | None, renames: RenamedIds) -> tuple[str, str] | None:
    """The ids on both sides of the one ICP to score against, by the id that it has now."""
    return None if icp is None else (renames.reversed.entry("profile", icp) or icp, icp)


def any_operational(*sides: PreparedPlaybook) -> bool:
    """Whether a side has an ICP that takes part."""
    return any(one.operational for side in sides for one in side.program.icps.values())


def listed_account(
    row: AccountRow,
    accounts: tuple[Account, Account],
    as_of: datetime.date,
    icps: tuple[str, str] | None,
    *,
    named: bool = True,
) -> ComparedAccount:
    """A row of a list, as both sides read it; the name is that of the row as the new side does."""
    single = icps is not None
    where = f"row {row.row.number}"
    return ComparedAccount(where, _name(row) if named else where, *accounts, as_of, icps, single=single)


def _name(entry: AccountRow) -> str:
    name = entry.account.get("name") if entry.account else None
    where = f"row {entry.row.number}"
    return f"{' '.join(name.split())} ({where})" if isinstance(name, str) and name.strip() else where
