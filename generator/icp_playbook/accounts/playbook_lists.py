"""The lists that a playbook is held to: read from its folder, and every account judged."""

import io
from collections.abc import Iterator
from pathlib import Path

from icp_playbook.accounts.formats import list_table
from icp_playbook.accounts.reading import AccountReader, AccountRow, RowProblem
from icp_playbook.accounts.scoring import expect_columns
from icp_playbook.fields import Catalogue, header_counter, recognise, shortened
from icp_playbook.findings import CommandError, Finding, Location
from icp_playbook.fit import Account, Program, ScoredAccount, Scorer, Verdict, compile_playbook
from icp_playbook.lint import ListedAccount, ListProblem, ReadList
from icp_playbook.model import AccountList
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.source import read_bytes

MAX_LIST_BYTES = 16 * 1024 * 1024
"""Of a list that binds: some 50,000 accounts, each of which every `check` judges."""
_TABLES = (".parquet", ".duckdb", ".db")


def read_lists(playbook: Playbook, documents: Documents, root: Path) -> tuple[ReadList, ...]:
    """Every list of the settings, in their order, read below `root` as `score` reads lists."""
    program = compile_playbook(playbook)
    document = documents[Key("playbook", "playbook")]
    found = []
    for place, entry in enumerate(playbook.settings.lists):
        named = document.at("lists", place, "file")
        found.append(_read(playbook, program, root, place, entry, named))
    return tuple(found)


def _read(
    playbook: Playbook, program: Program, root: Path, place: int, entry: AccountList, named: Location
) -> ReadList:
    def unread(sentence: str, remedy: str) -> ReadList:
        return ReadList(place, entry, (), (ListProblem(named, sentence, remedy),))

    if entry.file.lower().partition("::")[0].endswith(_TABLES):
        return unread(
            f"`{entry.file}` is neither CSV nor a workbook", "export it as CSV; such lists are small enough"
        )
    content = read_bytes(root, entry.file, MAX_LIST_BYTES)
    if isinstance(content, Finding):
        return unread(content.sentence, content.help)
    if entry.icp is None and not any(icp.operational for icp in program.icps.values()):
        return unread("no ICP is operational, so no account of a list is judged", "name one under `icp`")
    try:
        rows = list(_rows(playbook.catalogue, entry, content))
    except CommandError as error:
        return unread(error.sentence, error.remedy)
    scorer = Scorer(program, entry.as_of)
    accounts = tuple(
        _listed(playbook.catalogue, row, row.account, scored)
        for row in rows
        if row.account is not None and (scored := scorer.score(row.account, entry.icp)) is not None
    )
    problems = tuple(_problems(playbook.catalogue, entry, rows))
    if not accounts and not problems:
        return unread(f"`{entry.file}` has no accounts below its header", "add some, or remove the list")
    return ReadList(place, entry, accounts, problems)


def _rows(catalogue: Catalogue, entry: AccountList, content: bytes) -> Iterator[AccountRow]:
    own = catalogue.describing("account")
    table = list_table(io.BytesIO(content), entry.file, header_counter(own))
    recognised = recognise(table.headers, own)
    expect_columns(recognised, table, entry.file)
    reader = AccountReader(recognised, catalogue, {})
    for row in table.rows:
        if not row.aside and not row.is_blank:
            yield reader.read(row)


def _listed(catalogue: Catalogue, row: AccountRow, account: Account, scored: ScoredAccount) -> ListedAccount:
    verdict = scored.verdict
    return ListedAccount(
        row.row.number,
        _label(catalogue, account) or f"row {row.row.number}",
        verdict.icp,
        verdict.status,
        verdict.tier,
        verdict.play,
        (verdict.score_low, verdict.score_high),
        verdict.candidate,
        _may_be(verdict),
        verdict.next_question.field if verdict.next_question is not None else "",
    )


def _may_be(verdict: Verdict) -> frozenset[str]:
    """What an account that is open may turn out to be, once all is known of it."""
    if verdict.status not in ("undecided", "insufficient"):
        return frozenset()
    unknown = {reason.kind for reason in verdict.reasons if reason.state == "unknown"}
    out = {"must": "outside", "disqualifier": "disqualified"}
    return frozenset(("fit", *verdict.tiers, *(out[kind] for kind in unknown & out.keys())))


def _label(catalogue: Catalogue, account: Account) -> str:
    """What the account is called: the first of its texts or domains, as `name` is in most catalogues."""
    for field in catalogue.fields.values():
        value = account.get(field.id)
        if field.type in ("text", "domain") and isinstance(value, str):
            return shortened(value)
    return ""


def _problems(catalogue: Catalogue, entry: AccountList, rows: list[AccountRow]) -> Iterator[ListProblem]:
    """What was not read, once for each field and cause, at the first row that has it."""
    found: dict[tuple[str, str], list[tuple[int, RowProblem]]] = {}
    for row in rows:
        for problem in row.problems:
            key = problem.field, problem.cause or problem.sentence
            found.setdefault(key, []).append((row.row.number, problem))
    for (field, _), those in found.items():
        number, first = those[0]
        more = f", and {counted(len(those) - 1, 'more row')}" if len(those) > 1 else ""
        column = f"{catalogue[field].label}: " if field else ""
        yield ListProblem(
            Location(entry.file, number),
            f"{column}{first.sentence} (row {number} of {entry.label}{more})",
            "correct the cell, or the columns and values of icp/fields.yaml"
            if field
            else "give every row as many cells as the header has",
        )
