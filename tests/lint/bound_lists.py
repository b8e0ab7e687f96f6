"""A minimal playbook with a list of accounts that it is held to."""

from collections.abc import Sequence

from tests.cli.bad_input import PLAYBOOK
from tests.playbooks.copies import PlaybookCopy

FILE = "icp/lists/best.csv"
HEADER = "Company,Employees,Revenue,Tools,Own oven"
BEST = (
    "Kneads,20,2M,paper,yes",  # 100 of 100 points
    "Loaf,30,3M,paper,yes",
    "Rye,6,2M,till,yes",  # 15 of 50: tier 2, score 30
    "Bun,7,9M,till,yes",  # 5 of 50: tier 2, score 10
    "Dusk,2,2M,paper,yes",  # nobody works at night
)
"""Two of five are in tier 1."""


def with_list(
    playbook: PlaybookCopy,
    *shares: str,
    rows: Sequence[str] = BEST,
    header: str = HEADER,
    file: str = FILE,
    more: Sequence[str] = (),
) -> PlaybookCopy:
    """A list with its shares at the end of the settings; without `more`, the first is on line 54."""
    lines = [
        "lists:",
        "  - id: best",
        "    label: Best bakeries",
        f"    file: {file}",
        "    as_of: 2026-03-01",
        *(f"    {line}" for line in more),
        *(["    shares:"] if shares else []),
        *(f"      - {{{share}}}" for share in shares),
    ]
    playbook.write(PLAYBOOK, playbook.text(PLAYBOOK) + "\n".join(lines) + "\n")
    return playbook.write(FILE, "\n".join([header, *rows]) + "\n")
