"""One account, given field by field as a row of a list would hold it, scored as a list scores it."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from icp_playbook.accounts.columns import RANK, TO_REACH, Added, added_cells, way_up
from icp_playbook.accounts.reading import AccountReader, AccountRow
from icp_playbook.accounts.row import ListRow
from icp_playbook.fields import CellValue, recognise, shortened, traits
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, ScoredAccount
from icp_playbook.phrases import did_you_mean


@dataclass(frozen=True, slots=True)
class SingleAccount:
    """An account with its verdict, which is None where no ICP takes part."""

    entry: AccountRow
    scored: ScoredAccount | None
    columns: Added
    """What `score --to-reach` adds to a row, without the rank."""
    unread: tuple[tuple[str, str], ...]
    """Names that were not read, each with the reason."""


def score_single(
    evaluator: PreparedPlaybook,
    record: Mapping[str, str],
    as_of: datetime.date,
    icp: str | None = None,
    none_of: Collection[str] = (),
) -> SingleAccount:
    """The account of a record of column names and cells, against one ICP or the best of all.

    A cell cannot say that an account is known to have nothing of a list of choices: the names in `none_of`,
    whose cells are empty, do. Raises CommandError where no name is that of a field of accounts.
    """
    own, names = evaluator.catalogue.describing("account"), tuple(record)
    recognised = recognise(names, own)
    if not recognised.taken:
        first = next(iter(record), "")
        sentence = f'"{shortened(first)}" is no field of an account' if record else "no field is given"
        raise CommandError(sentence, did_you_mean(first, own.fields))
    unread = [*recognised.unread, *((place, "is no field of an account") for place in recognised.ignored)]
    assumed: dict[str, CellValue] = {}
    for field, matched in recognised.taken.items():
        for place in (column.place for column in matched if names[column.place] in none_of):
            if traits(own[field].type).many:
                assumed[field] = frozenset()
            else:
                unread.append((place, "holds no list of choices"))
    entry = AccountReader(recognised, evaluator.catalogue, assumed).read(ListRow(1, list(record.values())))
    account = entry.account
    scored = None if account is None else evaluator.scorer(as_of).score(account, icp)
    verdict = None if scored is None else scored.verdict
    columns = added_cells(entry, verdict, None if scored is None else scored.membership, evaluator.words)
    del columns[RANK]
    columns[TO_REACH] = way_up(evaluator, account, verdict)
    reasons = tuple((names[place], reason) for place, reason in sorted(unread))
    return SingleAccount(entry, scored, columns, reasons)
