"""Unit tests of the models: each ICP at its bounds; the example accounts as they are staged and judged."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from icp_playbook.accounts import AccountRow, ListRow, added_cells
from icp_playbook.engines import ENGINE_COLUMNS, column_types
from icp_playbook.fields import Field, folded_text
from icp_playbook.fit import Account, ScoredAccount, as_account, priority
from icp_playbook.model import Example
from icp_playbook.playbook import Playbook
from icp_playbook.values import Interval
from icp_playbook.warehouse.bound_accounts import bound_accounts
from icp_playbook.warehouse.cell_expressions import SCALES
from icp_playbook.warehouse.jinja import literal
from icp_playbook.warehouse.model_files import ICP_COLUMNS, KEY, RANKING, STAGED, Warehouse, model_of
from icp_playbook.warehouse.plain_values import is_plain
from icp_playbook.warehouse.staging import UNREAD

Row = dict[str, Any]
_NOT_TESTED = frozenset({"icp_version"})
"""Changes with every change of the playbook."""
_DAY = datetime.date(2026, 1, 15)
"""Of a playbook without examples: the same in every package."""
_SHOWN = ("icp_status", "icp_score_low", "icp_score_high", "icp_intent", "icp_segment")
"""Where it shows what one test comes to."""


def unit_tests(warehouse: Warehouse, playbook: Playbook) -> dict[str, list[Row]]:
    """Model → its unit tests: of each ICP at its bounds, and with the example accounts if there are any."""
    examples = playbook.examples
    day = max((example.as_of for example in examples.values()), default=_DAY)
    found = {model_of(icp): [_at_bounds(warehouse, icp, day)] for icp in warehouse.prepared.program.icps}
    if not examples:
        return found
    accounts = {id_: as_account(one.account, playbook.catalogue) for id_, one in examples.items()}
    found[STAGED] = [_staged(warehouse, accounts)]
    for id_, example in examples.items():
        found[model_of(example.icp)].append(_judged(warehouse, id_, example, accounts[id_]))
    if any(icp.operational for icp in warehouse.prepared.program.icps.values()):
        found[RANKING] = [_ranked(warehouse, day, accounts)]
    return found


def _staged(warehouse: Warehouse, accounts: Mapping[str, Account]) -> Row:
    """The accounts as rows of the source, as texts that a column of any type takes; keys are numbers."""
    written = {str(at): _in_cells(warehouse, one) for at, one in enumerate(accounts.values(), 1)}
    given = [_source_row(warehouse, id_, account) for id_, account in written.items()]
    expected = [
        _literals({**_typed_row(warehouse, id_, account), UNREAD: 0}) for id_, account in written.items()
    ]
    return {
        "name": f"{STAGED}_reads_the_example_accounts",
        "description": "Every cell of the example accounts is read, whatever name of a value it uses.",
        "model": STAGED,
        "given": [{"input": "source('icp', 'accounts')", "rows": given}],
        "expect": {"rows": expected},
    }


def _judged(warehouse: Warehouse, id_: str, example: Example, account: Account) -> Row:
    scored = warehouse.prepared.scorer(example.as_of).score(_kept(warehouse, account), example.icp)
    model = model_of(example.icp)
    why = example.lesson or example.story or "An example account of the playbook."
    return {
        "name": f"{model}_judges_{id_.replace('-', '_')}",
        "description": f"{example.name}: {why}",  # no template, unlike all else
        "model": model,
        "overrides": {"vars": {"icp_as_of": example.as_of.isoformat()}},
        "given": [{"input": f"ref('{STAGED}')", "rows": [_literals(_typed_row(warehouse, id_, account))]}],
        "expect": {"rows": [_verdict_row(warehouse, id_, account, scored, ICP_COLUMNS)]},
    }


def _at_bounds(warehouse: Warehouse, icp: str, day: datetime.date) -> Row:
    """Small accounts on both sides of every bound, and what shows of it in the verdict."""
    program, catalogue = warehouse.prepared.program, warehouse.prepared.catalogue
    accounts = bound_accounts(program.icps[icp], catalogue, warehouse.table.fields, day)
    scorer, model = warehouse.prepared.scorer(day), model_of(icp)
    given = [_typed_row(warehouse, id_, account, every=False) for id_, account in accounts.items()]
    return {
        "name": f"{model}_at_every_bound",
        "description": "Of each account one field is known, just below, at or above what the ICP asks for.",
        "model": model,
        "overrides": {"vars": {"icp_as_of": day.isoformat()}},
        "given": [{"input": f"ref('{STAGED}')", "rows": [_literals(row) for row in given]}],
        "expect": {
            "rows": [
                _verdict_row(warehouse, id_, account, scorer.score(account, icp), _SHOWN)
                for id_, account in accounts.items()
            ]
        },
    }


def _ranked(warehouse: Warehouse, day: datetime.date, accounts: Mapping[str, Account]) -> Row:
    """All examples as of the day of the latest."""
    scorer = warehouse.prepared.scorer(day)
    scored = {id_: scorer.score(_kept(warehouse, one), None) for id_, one in sorted(accounts.items())}
    order = sorted(scored, key=lambda id_: (priority(_there(scored[id_]).verdict), id_))
    rows = []
    for id_, one in scored.items():
        row = _verdict_row(warehouse, id_, accounts[id_], one, ENGINE_COLUMNS)
        rows.append({**row, "icp_rank": order.index(id_) + 1})
    return {
        "name": f"{RANKING}_ranks_the_example_accounts",
        "description": "The order and the verdicts of the example accounts, as of the day of the latest.",
        "model": RANKING,
        "overrides": {"vars": {"icp_as_of": day.isoformat()}},
        "given": [
            {
                "input": f"ref('{STAGED}')",
                "rows": [_literals(_typed_row(warehouse, id_, account)) for id_, account in accounts.items()],
            }
        ],
        "expect": {"rows": rows},
    }


def _there(scored: ScoredAccount | None) -> ScoredAccount:
    if scored is None:
        raise TypeError("an example is scored against an ICP that takes part in nothing")
    return scored


def _verdict_row(
    warehouse: Warehouse, id_: str, account: Account, scored: ScoredAccount | None, columns: Sequence[str]
) -> Row:
    """What `score` adds to the account."""
    found = _there(scored)
    entry = AccountRow(ListRow(1, []), account, ())
    cells = added_cells(entry, found.verdict, found.membership, warehouse.prepared.words)
    tested = [name for name in columns if name not in _NOT_TESTED]
    return _literals({KEY: id_, **{name: cells[name] for name in tested}})


def _kept(warehouse: Warehouse, account: Account) -> Account:
    """What the models can know of it: no field without a column, and no band of numbers."""
    fields = warehouse.table.fields
    return {
        name: value for name, value in account.items() if name in fields and not isinstance(value, Interval)
    }


def _in_cells(warehouse: Warehouse, account: Account) -> Account:
    """What of the account a cell can say so that staging reads it; an empty list none can."""
    catalogue, columns = warehouse.prepared.catalogue, warehouse.source.columns
    return {
        name: value
        for name, value in _kept(warehouse, account).items()
        if is_plain(catalogue[name], value, columns[name][0].scale)
    }


def _typed_row(warehouse: Warehouse, id_: str, account: Account, *, every: bool = True) -> Row:
    """The account as the models read it, with every column or those alone that are known."""
    types = column_types(warehouse.prepared.program, warehouse.table)
    row: Row = {KEY: id_, **(dict.fromkeys(types) if every else {})}
    for name, value in _kept(warehouse, account).items():
        match value:
            case frozenset():
                row[name] = f";{';'.join(sorted(value))};" if value else ";"
            case datetime.date():
                row[name] = value.isoformat()
            case _:
                row[name] = value
        if f"{name}__folded" in types:
            row[f"{name}__folded"] = folded_text(str(value))
    return row


def _source_row(warehouse: Warehouse, id_: str, account: Account) -> Row:
    """The account as its source may write it: labels of values, everything as text."""
    row: Row = {warehouse.source.key: id_}
    for name, columns in warehouse.source.columns.items():
        value = _kept(warehouse, account).get(name)
        if value is not None:
            if isinstance(value, int) and columns[0].scale:
                value //= SCALES[columns[0].scale]
            row[columns[0].name] = literal(_written(warehouse.prepared.catalogue[name], value))
    return row


def _written(field: Field, value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case frozenset():
            return "; ".join(_label(field, one) for one in sorted(value))
        case datetime.date():
            return value.isoformat()
        case str() if field.type == "choice":
            return _label(field, value)
        case _:
            return str(value)


def _label(field: Field, id_: str) -> str:
    """A label, unless a list could not have it or it is not in ASCII: the id says the same."""
    label = field.choices[id_].label if id_ in field.choices else id_
    return label if label.isascii() and ";" not in label else id_


def _literals(row: Row) -> Row:
    return {name: literal(value) if isinstance(value, str) else value for name, value in row.items()}
