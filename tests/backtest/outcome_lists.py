"""A small playbook with a list of outcomes beside it."""

from collections.abc import Sequence

from icp_playbook.backtest import OutcomeList, read_outcomes
from icp_playbook.playbook import load
from tests.playbooks.copies import PlaybookCopy

PLAYBOOK = "icp/playbook.yaml"
FILE = "icp/lists/deals.csv"
COLUMNS = (
    "outcome: Stage",
    "created: Created",
    "closed: Closed",
    "value: Amount",
    "stage: Furthest",
    "renewed: Renewed",
    "expanded: Expanded",
    "churned: Left",
    "known_on: {revenue: Revenue known}",
)
VALUES = ("won: [Closed Won]", "lost: [Closed Lost]")
HEADER = (
    "Company,Contact email,Own oven,Employees,Revenue,Revenue known,Stage,Created,Closed,Amount,Furthest,"
    "Renewed,Expanded,Left"
)
ROWS = (
    "Kneads,ann@kneads.example,yes,20,2M,2025-01-05,Closed Won,2025-01-10,2025-02-09,12k,Offer,yes,no,",
    "Crumb,bob@crumb.example,yes,8,,,Closed Lost,2025-01-12,2025-03-01,,Demo,,,",
    "Loaf,cid@loaf.example,no,40,3M,2025-06-01,Negotiation,2025-05-01,2026-06-01,9000,Offer,,,",
    ",dan@rye.example,yes,30,4M,2025-04-01,closed-won,2025-02-01,2025-04-02,$8k,offer,no,,2025-12-01",
)


def declared(columns: Sequence[str] = COLUMNS, file: str = FILE, values: Sequence[str] = VALUES) -> str:
    """The key `outcomes` of a playbook with one list."""
    lines = [
        *("outcomes:", "  - id: deals", "    label: Deals", f"    file: {file}", "    source: CRM"),
        *("    date: 2026-03-01", f"    columns: {{{', '.join(columns)}}}"),
        *(f"    {one}" for one in values),
    ]
    return "\n".join([*lines, ""])


def with_outcomes(
    playbook: PlaybookCopy, rows: Sequence[str] = ROWS, **how: str | Sequence[str]
) -> PlaybookCopy:
    """The playbook with a list and its declaration."""
    header = how.pop("header", HEADER)
    text = declared(**how)  # type: ignore[arg-type]  # columns is a sequence, the rest are texts
    playbook.write(PLAYBOOK, f"{playbook.text(PLAYBOOK)}{text}")
    return playbook.write(FILE, "\n".join([str(header), *rows, ""]))


def read(playbook: PlaybookCopy) -> OutcomeList:
    """The one list of a playbook."""
    loaded = load(playbook.root)
    assert loaded.playbook is not None, loaded.findings
    [found] = read_outcomes(loaded.playbook, playbook.root)
    return found


def problems(playbook: PlaybookCopy) -> list[tuple[str, str]]:
    """What is wrong with the list, and what to do."""
    return [(problem.line, problem.remedy) for problem in read(playbook).problems]
