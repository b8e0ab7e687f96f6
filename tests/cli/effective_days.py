"""A repository with decisions that count from a later day, and how accounts are scored on a day."""

import itertools
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.cli.repository import Repository
from tests.cli.running import run

PLAYBOOK, PROFILE = "icp/playbook.yaml", "icp/profiles/bakeries.yaml"
FIELDS, OUT = "icp/fields.yaml", "icp/disqualifiers/no-night-shift.yaml"
START, MERGED, LATER = "2026-10-01", "2026-11-02", "2026-11-20"
EFFECTIVE = "2026-12-01"
BEFORE, SINCE = "2026-11-25", EFFECTIVE
WIDER = (PROFILE, "between: [1M, 5M]}", "between: [1M, 6M]}")
EDITS = {
    "wider": WIDER,
    "wider still": (PROFILE, "between: [1M, 5M]}", "between: [1M, 9M]}"),
    "fewer points": (PROFILE, "has_any: [paper]}\n      points: 20", "has_any: [paper]}\n      points: 12"),
    "another band": (
        PROFILE,
        "employees, between: [10, 50]}, points: 20",
        "employees, between: [10, 60]}, points: 20",
    ),
    "second band": (PROFILE, "at_least: 5}, points: 5", "at_least: 5}, points: 7"),
    "no friction": (PROFILE, "points: -5", "points: -15"),
    "no disqualifier": (PROFILE, "  disqualifiers: [no-night-shift]\n", ""),
    "no must": (PROFILE, "{field: has_oven, is: true}", "{field: has_oven, known: true}"),
}
"""Edits of one entry."""
BESIDE = [{"wider", "wider still"}, {"another band", "second band"}]
"""Those of the same value, or of items that nothing tells apart; no others."""


def started(tmp_path: Path) -> Repository:
    """The minimal playbook, committed on 1 October."""
    made = Repository.start(tmp_path / "repository")
    made.git("commit", "-q", "--amend", "--no-edit", day=START)
    return made


def account_file(tmp_path: Path) -> Path:
    """Accounts on both sides of what the edits change."""
    rows = [
        f"C{at},{people},{revenue},{tools},{oven}"
        for at, (people, revenue, tools, oven) in enumerate(
            itertools.product(
                (8, 20, 55), ("2M", "5500000", "8M", ""), ("paper", "erp", ""), ("yes", "no", "")
            )
        )
    ]
    path = tmp_path / "accounts.csv"
    path.write_text("\n".join(["Name,Employees,Revenue,Tools,Has oven", *rows]) + "\n", "utf-8")
    return path


def decide(made: Repository, id_: str = f"{MERGED}-larger", **says: Any) -> None:
    """A decision on the disk that counts from December, made on the day of its id."""
    entry = {
        "name": "Larger bakeries",
        "owner": "sales@oven.example",
        "status": "accepted",
        "decision": "We also sell to larger bakeries.",
        "about": ["profile/bakeries"],
        "why": "They buy as fast.",
        "decided": {"on": id_[:10], "by": ["sales"]},
        "effective": EFFECTIVE,
        **says,
    }
    given = {key: value for key, value in entry.items() if value is not None}
    made.write(f"icp/decisions/{id_}.yaml", json.dumps(given, indent=1))


def score(made: Repository | Path, accounts: Path, day: str, *options: str) -> Result:
    root = made if isinstance(made, Path) else made.root
    return run("score", "--root", str(root), str(accounts), "--as-of", day, *options)


def by_hand(made: Repository, tmp_path: Path, revision: str, *edits: tuple[str, str, str]) -> Path:
    """The files of a revision in a folder without git, edited, and without decisions."""
    folder = tmp_path / "by-hand"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "archive", revision], cwd=made.root, check=True, capture_output=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    shutil.rmtree(folder / "icp/decisions", ignore_errors=True)
    for path, old, new in edits:
        text = (folder / path).read_text("utf-8")
        assert text.count(old) == 1
        (folder / path).write_text(text.replace(old, new), "utf-8")
    return folder


def same_as(made: Repository, accounts: Path, day: str, expected: Path) -> bool:
    """Whether every row gets the very same columns."""
    found, wanted = score(made, accounts, day), score(expected, accounts, day)
    assert (found.exit_code, wanted.exit_code) == (0, 0), found.stderr
    return found.stdout == wanted.stdout
