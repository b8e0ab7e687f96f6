"""The columns that scoring adds to a list, and their content."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.accounts.reading import AccountRow, RowProblem
from icp_playbook.contacts import ROLE_COLUMNS
from icp_playbook.findings import CommandError
from icp_playbook.fit import (
    IN,
    MEMBERSHIP_WORDS,
    OPEN,
    Account,
    Membership,
    PreparedPlaybook,
    Verdict,
    WordList,
    asked_question,
    known_share,
    reach_text,
    verdict_line,
)
from icp_playbook.phrases import series

RANK = "icp_rank"
ADDED = (
    RANK,
    "icp_profile",
    "icp_segment",
    "icp_status",
    "icp_certain",
    "icp_tier",
    "icp_potential",
    "icp_points_low",
    "icp_points_high",
    "icp_points_possible",
    "icp_score_low",
    "icp_score_high",
    "icp_expected",
    "icp_known",
    "icp_coverage",
    "icp_intent",
    "icp_intent_level",
    "icp_play",
    "icp_why",
    "icp_reasons",
    "icp_disqualifier",
    "icp_next_question",
    "icp_version",
    "icp_problems",
)
"""In the order they are added: ids of the playbook, numbers, and words of certainty, reasons and problems."""
TO_REACH = "icp_to_reach"
"""Added on demand: to find it takes longer than all the rest."""
_LATER = frozenset(
    {
        TO_REACH,
        RANK,
        "icp_certain",
        "icp_potential",
        "icp_points_low",
        "icp_points_high",
        "icp_points_possible",
        "icp_expected",
        "icp_known",
        "icp_why",
        *ROLE_COLUMNS,
    }
)
"""Those that a list scored by an earlier version, or without contacts, lacks."""

Added: TypeAlias = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the added columns go: each name's position, and the header with all of them."""

    headers: tuple[str, ...]
    columns: tuple[str, ...]
    """Those that are added."""
    places: tuple[int, ...]


def placement(headers: Sequence[str], name: str, columns: Sequence[str] = ADDED) -> Placement:
    """After the last column, or over the columns of an earlier run if the list has them all.

    A list scored before some of the columns existed gets these after its last column.
    Raises CommandError when only some of the names are taken: they would be somebody else's columns.
    """
    taken = [column for column in columns if column in headers]
    missing = [column for column in columns if column not in headers]
    if taken and not _LATER.issuperset(missing):
        raise CommandError(
            f'`{name}` already has a column "{taken[0]}" that this command would add',
            "rename or remove it; a list scored earlier keeps all of these columns and can be scored again",
        )
    whole = (*headers, *missing)
    return Placement(whole, tuple(columns), tuple(whole.index(column) for column in columns))


def added_cells(
    entry: AccountRow, verdict: Verdict | None, membership: Membership | None, words: WordList
) -> Added:
    """The added cells but the rank. Without a verdict, only the version and the problems are filled."""
    cells: Added = dict.fromkeys(ADDED)
    cells["icp_version"] = words.version
    cells["icp_problems"] = "; ".join(_problem(problem, words) for problem in entry.problems) or None
    if verdict is None or membership is None:
        return cells
    belongs = membership in IN or membership in OPEN
    question = verdict.next_question
    cells |= {
        "icp_profile": verdict.icp if verdict.candidate else None,
        "icp_segment": verdict.segment if belongs else None,
        "icp_status": verdict.status,
        "icp_certain": MEMBERSHIP_WORDS[membership],
        "icp_tier": verdict.tier,
        "icp_potential": series(verdict.tiers, "or") if belongs else None,
        "icp_points_low": verdict.points_low,
        "icp_points_high": verdict.points_high,
        "icp_points_possible": verdict.possible,
        "icp_score_low": verdict.score_low,
        "icp_score_high": verdict.score_high,
        "icp_expected": verdict.expected,
        "icp_known": known_share(verdict),
        "icp_coverage": verdict.coverage,
        "icp_intent": verdict.intent.points,
        "icp_intent_level": verdict.intent.level,
        "icp_play": verdict.play,
        "icp_why": verdict_line(verdict, words),
        "icp_reasons": reasons(verdict, words),
        "icp_disqualifier": verdict.disqualifier,
        "icp_next_question": asked_question(words.fields[question.field]) if question else None,
    }
    return cells


def way_up(evaluator: PreparedPlaybook, account: Account | None, verdict: Verdict | None) -> str | None:
    """What would lead an account to the next better tier, in a line; None where there is none to reach."""
    if account is None or verdict is None or not verdict.candidate:
        return None
    return reach_line(evaluator, verdict.icp, account, verdict.as_of)


def reach_line(evaluator: PreparedPlaybook, icp: str, account: Account, as_of: datetime.date) -> str | None:
    """The same of an account that misses no must of the ICP."""
    return reach_text(evaluator.to_reach(icp, account, as_of), icp, evaluator.words) or None


def reasons(verdict: Verdict, words: WordList) -> str:
    """What decided, in labels: "met: …; against: …; missed: …; unknown: …"; musts come first.

    Where a must of the ICP is missed, the ICP it was scored against is named in front.
    """
    icp = words.icps[verdict.icp]
    states = ("ruled out by", "met", "against", "missed", "not known, counts as not met", "unknown")
    found: dict[str, list[str]] = {state: [] for state in states}
    for reason in verdict.reasons:
        match reason.kind, reason.state:
            case "disqualifier", "met":
                found["ruled out by"].append(icp.disqualifiers[reason.id].name)
            case "disqualifier", _:
                continue
            case "score", "met" if reason.low < 0:
                found["against"].append(icp.score[reason.id].label)
            case "score", "assumed":
                found["not known, counts as not met"].append(icp.score[reason.id].label)
            case "score", "missed" if reason.possible == 0:
                continue  # friction that does not apply is no reason
            case "score", state:
                found[state].append(icp.score[reason.id].label)
            case "must", state:
                found[state].append(icp.must[reason.id].label)
    if verdict.status in ("outside", "disqualified"):
        del found["unknown"]  # nothing that is unknown could still change it
    decided = "; ".join(f"{state}: {', '.join(labels)}" for state, labels in found.items() if labels)
    return decided if verdict.candidate else f"nearest {icp.name}; {decided}"


def _problem(problem: RowProblem, words: WordList) -> str:
    return f"{words.fields[problem.field].label}: {problem.sentence}" if problem.field else problem.sentence


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def spreadsheet_cell(value: str | int | None) -> str:
    """A value as the text of an added cell: on one line, and never a formula of a spreadsheet.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(FORMULA_STARTS) else line


def placed(row: Sequence[str], cells: Sequence[str], where: Placement, width: int) -> list[str]:
    """The row with its added cells in place. Cells beyond the header's width stay, at the end."""
    inside = [*row[:width], *([""] * (width - len(row)))]
    whole = [*inside, *([""] * (len(where.headers) - width))]
    for place, cell in zip(where.places, cells, strict=True):
        whole[place] = cell
    return [*whole, *row[width:]]


def named(row: Sequence[str], headers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Original cells by their headers; a column or a cell without a name gets its number."""
    for place, cell in enumerate(row):
        header = headers[place] if place < len(headers) else ""
        yield header or f"column {place + 1}", cell
