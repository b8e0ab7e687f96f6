"""Two versions of a playbook on the same accounts: the deals that a change would have gained and lost."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.backtest.groups import STATUSES
from icp_playbook.backtest.judged_outcomes import NOBODY, JudgedOutcome
from icp_playbook.backtest.outcome import OutcomeList
from icp_playbook.diff import contents, renames_between
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, fields_in
from icp_playbook.git import Repository, tree_at
from icp_playbook.model import OutcomeSource, layout
from icp_playbook.playbook import Playbook, load_tree
from icp_playbook.source import MAX_BYTES


@dataclass(frozen=True, slots=True)
class DealMove:
    """An account that is in another place under the new version."""

    list_id: str
    row: int
    label: str
    result: str
    value: int | None
    before: str
    """A tier, by its id now, or a status."""
    after: str


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A tier or a status: its accounts under each version, the won ones and what they brought."""

    id: str
    label: str
    before: int
    after: int
    won_before: int
    won_after: int
    decided_before: int
    decided_after: int
    value_before: int
    value_after: int


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """What a change would have done. `gained` are won deals that fit now and did not, `lost` the reverse.

    `spared` are lost deals that do not fit any more, `taken_on` those that do now.
    """

    base: str
    places: tuple[PlaceCount, ...]
    gained: tuple[DealMove, ...]
    lost: tuple[DealMove, ...]
    spared: int
    taken_on: int
    moved: tuple[DealMove, ...]
    """Every decided account that is in another place."""
    unread: int = 0
    """Accounts that the earlier version cannot read, so that they are not compared."""
    absent: tuple[str, ...] = ()
    """Labels of the fields that it tests and finds no column of, where the lists have one for them now."""


def playbook_at(root: Path, revision: str) -> Playbook:
    """A revision. Raises CommandError where it has no playbook, or a broken one."""
    tree = tree_at(Repository.around(root), revision, layout().tops, MAX_BYTES)
    if not any(map(layout().holds, tree.files)):
        raise CommandError(
            f'there is no playbook in `{root.absolute()}` at "{revision}"',
            "name a revision that has one, and its folder with --root",
        )
    files = {path: raw for path, raw in tree.files.items() if layout().entry_at(path)}
    found = load_tree(files, tree.skipped)
    if found.playbook is None:
        raise CommandError(
            f'the playbook at "{revision}" has errors under today\'s model', "name another revision"
        )
    return found.playbook


@dataclass(frozen=True, slots=True)
class FormerIds:
    """What had another id in an earlier version."""

    tiers: Mapping[str, str]
    """Old → new."""
    fields: Mapping[str, str]
    """New → old, as of the ICPs."""
    icps: Mapping[str, str]

    @classmethod
    def of(cls, old: Playbook, new: Playbook) -> "FormerIds":
        """What is told as a rename from one version to the other."""
        renames = renames_between(contents(old), contents(new))
        icps = {now.id: was.id for was, now in renames.entries.items() if was.kind == "profile"}
        return cls(renames.of("tier"), {now: was for was, now in renames.of("field").items()}, icps)

    def absent(self, before: PreparedPlaybook, old: OutcomeList, new: OutcomeList) -> Iterator[str]:
        """The labels of fields of which the earlier version finds no column in a list that has one now."""
        tested = {name for icp in before.program.icps.values() for name in fields_in(*icp.conditions)}
        for name in new.fields:
            former = self.fields.get(name, name)
            if former in tested and former not in old.fields:
                yield before.words.fields[former].label

    def source(self, listed: OutcomeSource) -> OutcomeSource:
        """A list as the earlier version names its fields: without it, the days of renamed ones are lost."""
        days = listed.columns.known_on
        if isinstance(days, str):
            return listed
        former = {self.fields.get(field, field): column for field, column in days.items()}
        return listed.model_copy(update={"columns": listed.columns.model_copy(update={"known_on": former})})


def compared_versions(
    base: str,
    before: Sequence[JudgedOutcome],
    after: Sequence[JudgedOutcome],
    prepared: PreparedPlaybook,
    tiers: Mapping[str, str],
) -> VersionComparison:
    """The same rows under both versions; `prepared` is the new one."""
    old = {(row.list_id, row.outcome.row): row for row in before}
    pairs = [(found, row) for row in after if (found := old.get((row.list_id, row.outcome.row)))]
    moves = [_move(was, now, tiers) for was, now in pairs]
    decided = [one for one in moves if one.result != "open" and one.before != one.after]
    names = {tier.id: prepared.words.tiers[tier.id].label for tier in prepared.program.tiers}
    into = [one for one in decided if one.after in names and one.before not in names]
    out_of = [one for one in decided if one.before in names and one.after not in names]
    return VersionComparison(
        base,
        _places(moves, names),
        tuple(one for one in into if one.result == "won"),
        tuple(one for one in out_of if one.result == "won"),
        sum(one.result == "lost" for one in out_of),
        sum(one.result == "lost" for one in into),
        tuple(decided),
        len(after) - len(pairs),
    )


def _move(was: JudgedOutcome, now: JudgedOutcome, tiers: Mapping[str, str]) -> DealMove:
    outcome = now.outcome
    before = tiers.get(was.place, was.place)
    return DealMove(now.list_id, outcome.row, outcome.label, outcome.result, outcome.value, before, now.place)


def _places(moves: Sequence[DealMove], names: Mapping[str, str]) -> tuple[PlaceCount, ...]:
    """Tiers first, then statuses; tiers that are gone in between, by their ids."""
    before: dict[str, list[DealMove]] = defaultdict(list)
    after: dict[str, list[DealMove]] = defaultdict(list)
    for move in moves:
        before[move.before].append(move)
        after[move.after].append(move)
    rest = {**STATUSES, NOBODY: "No ICP"}
    gone = {id_: id_ for id_ in before if id_ not in names and id_ not in rest}
    labels = {**names, **gone, **rest}
    return tuple(
        PlaceCount(id_, label, *_counted(before[id_], after[id_]))
        for id_, label in labels.items()
        if before[id_] or after[id_]
    )


def _counted(before: Sequence[DealMove], after: Sequence[DealMove]) -> tuple[int, ...]:
    sides = [before, after]
    won = [[one for one in side if one.result == "won"] for side in sides]
    return (
        *map(len, sides),
        *map(len, won),
        *(sum(one.result != "open" for one in side) for side in sides),
        *(sum(one.value or 0 for one in side) for side in won),
    )
