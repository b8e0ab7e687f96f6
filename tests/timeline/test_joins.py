"""Accounts that move by what a merge brings together, beside an oracle that scores every commit."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from icp_playbook.fit import PreparedPlaybook, as_account
from icp_playbook.playbook import Key
from icp_playbook.report.timeline import timeline_json, timeline_text
from icp_playbook.timeline import Event, Timeline, read_timeline
from tests.decisions.test_moves import loaded
from tests.drawing import times
from tests.history.repositories import Step, git, repository
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.timeline import sample_events
from tests.timeline.sample_repository import FILES, ICP, OUT

SETTINGS, SEGMENT = "icp/playbook.yaml", "segments/grown-bakeries.yaml"
WIDE, NARROW, HIGH, MORE = (
    f"        - {{when: {{field: employees, between: [{ends}]}}, points: {points}}}"
    for ends, points in (("10, 50", 20), ("10, 15", 20), ("30, 50", 20), ("10, 50", 50))
)
SMALL = "        - {when: {field: employees, at_least: 5}, points: 5}"
PLACES = {
    "start": (SETTINGS, ["at_least: 50, means", "at_least: 70, means", "at_least: 90, means"]),
    "paper": (ICP, ["has_any: [paper]}", "has_any: [erp]}", "has_any: [paper, erp]}"]),
    "revenue": (ICP, ["between: [1M, 5M]", "between: [3M, 5M]", "between: [2M, 5M]"]),
    "must": (ICP, ["has_oven, is: true}", "employees, at_least: 15}", "employees, at_least: 30}"]),
    "night": (OUT, ["at_least: 3}", "at_least: 30}"]),
    "stage": (SEGMENT, ["is: grown}", "is: young}"]),
    "bands": (ICP, [f"{WIDE}\n{SMALL}", f"{NARROW}\n{SMALL}", f"{HIGH}\n{SMALL}", f"{SMALL}\n{WIDE}",
                    f"{MORE}\n{SMALL}"]),
}  # fmt: skip
"""Where a commit edits, and what it can write there; the first is what stands in the files."""
SIMPLE = {place: len(choices) for place, (_, choices) in PLACES.items() if place != "bands"} | {"revenue": 2}
"""Where drawn commits edit, and from how many texts, unless branches are to be at odds."""
PATHS = sorted({path for path, _ in PLACES.values()})
Values = Mapping[str, int]


def texts(values: Values) -> dict[str, str]:
    """The files with one of its texts in each place."""
    found = {path: (MINIMAL / path).read_text("utf-8") for path in PATHS}
    for place, number in values.items():
        path, choices = PLACES[place]
        assert found[path].count(choices[0]) == 1, (place, found[path].count(choices[0]))
        found[path] = found[path].replace(choices[0], choices[number])
    return found


@dataclass
class Drawn:
    """Commits by number: their parents, what stands in each place, and which commit wrote it there."""

    parents: list[tuple[int, ...]] = field(default_factory=list)
    values: list[dict[str, int]] = field(default_factory=list)
    writers: list[dict[str, int]] = field(default_factory=list)
    behind: list[frozenset[int]] = field(default_factory=list)

    def add(self, parents: Sequence[int], edits: Values) -> int:
        """A commit: of each place it takes what its parents say together, then its own edits."""
        number = len(self.parents)
        values, writers = dict.fromkeys(PLACES, 0), dict.fromkeys(PLACES, 0)
        for place in PLACES:
            known = list(dict.fromkeys(self.writers[parent][place] for parent in parents))
            latest = [
                one for one in known if not any(one != other and one in self.behind[other] for other in known)
            ]
            for parent in reversed(parents):
                if latest and self.writers[parent][place] == latest[0]:
                    values[place], writers[place] = self.values[parent][place], latest[0]
        for place, value in edits.items():
            values[place], writers[place] = value, number
        self.parents.append(tuple(parents))
        self.values.append(values)
        self.writers.append(writers)
        self.behind.append(frozenset({number}).union(*(self.behind[parent] for parent in parents)))
        return number

    @property
    def heads(self) -> list[int]:
        """The commits that none goes on from, the oldest first."""
        return [at for at in range(len(self.parents)) if not any(at in some for some in self.parents)]

    def written(self, folder: Path) -> tuple[Timeline, dict[str, int]]:
        """The timeline of a repository of these commits, and the number of each by its hash."""
        steps = [
            Step(
                f"{number:02}-commit",
                {
                    "message": f"Commit {number}",
                    "parents": [f"{parent:02}-commit" for parent in parents],
                    "copy": {} if parents else {path: path for path in FILES if path not in PATHS},
                    "write": texts(values),
                },
            )
            for number, (parents, values) in enumerate(zip(self.parents, self.values, strict=True))
        ]
        project = repository(steps, folder)
        listed = git(project, "log", "--all", "--format=%H %s").split("\n")
        return read_timeline(project), {line.split()[0]: int(line.split()[-1]) for line in listed}


def verdicts(values: Values, folder: Path) -> dict[str, tuple[str | None, ...]]:
    """What a whole playbook says of each example."""
    made = PlaybookCopy.of(MINIMAL, folder)
    for path, text in texts(values).items():
        made.write(path, text)
    playbook = loaded(made)
    evaluator = PreparedPlaybook.of(playbook)
    found: dict[str, tuple[str | None, ...]] = {}
    for id_, one in playbook.examples.items():
        verdict = evaluator.verdict(one.icp, as_account(one.account, playbook.catalogue), one.as_of)
        missed = any((reason.kind, reason.state) == ("must", "missed") for reason in verdict.reasons)
        status = "outside" if missed else verdict.status
        found[f"example/{id_}"] = _state(status, verdict.tier, verdict.segment, verdict.play)
    return found


def moves(timeline: Timeline, numbers: Mapping[str, int]) -> dict[int, dict[str, tuple[str | None, ...]]]:
    """Commit → account → what the timeline says of it from then on."""
    found: dict[int, dict[str, tuple[str | None, ...]]] = {}
    for event in timeline.events:
        for move in event.moves or ():
            new = move.new
            status = "outside" if new.membership == "out" else new.status
            state = _state(status, new.tier, new.segment, new.play)
            found.setdefault(numbers[event.commit.hash], {})[move.account] = state
    return found


def _state(status: str, *parts: str | None) -> tuple[str | None, ...]:
    """Where an account is; tier, segment and play count for one that is in."""
    return (status, *parts) if status == "fit" else (status,)


def shown(timeline: Timeline, numbers: Mapping[str, int]) -> dict[int, list[tuple[str, str, str]]]:
    return {
        numbers[event.commit.hash]: [(move.name, move.old.words, move.new.words) for move in event.moves]
        for event in timeline.events
        if event.moves
    }


def test_what_two_branches_do_together_is_shown_by_their_merge(tmp_path: Path) -> None:
    made = Drawn()
    begin = made.add((), {})
    one, other = made.add((begin,), {"start": 2}), made.add((begin,), {"revenue": 1})
    merge = made.add((one, other), {})
    timeline, numbers = made.written(tmp_path / "oven")
    assert shown(timeline, numbers) == {merge: [("Crumb", "Tier 1", "Tier 2")]}
    event = timeline.events[0]
    assert (event.commit.subject, event.changes, event.effect) == (f"Commit {merge}", (), "boundary")
    assert [str(one) for one in event.entries] == ["profile/bakeries"]
    text = timeline_text(timeline, None, timeline.events[:1])
    assert "  changes of different branches meet in this merge, and together they move: Crumb\n" in text
    assert "  example: Crumb: Tier 1 → Tier 2, moved down" in text
    (record, *_) = json.loads(timeline_json(timeline, None, timeline.events))["events"]
    assert (record["met"], len(record["decisions"])) == (["example/crumb"], 1)


def test_what_one_branch_did_alone_is_not_shown_again(tmp_path: Path) -> None:
    made = Drawn()
    begin = made.add((), {})
    one, other = made.add((begin,), {"must": 2}), made.add((begin,), {"revenue": 1})
    merge = made.add((one, other), {})
    more = made.add((merge,), {"revenue": 0})
    timeline, numbers = made.written(tmp_path / "oven")
    assert shown(timeline, numbers) == {one: [("Crumb", "Tier 1", "Outside (misses Bakes itself)")]}
    assert sorted(numbers[event.commit.hash] for event in timeline.events) == [begin, one, other, more]


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_verdicts_the_merge_says_which_holds(turned: bool, tmp_path: Path) -> None:
    made = Drawn()
    begin = made.add((), {})
    one, other = made.add((begin,), {"must": 2}), made.add((begin,), {"night": 1})
    merge = made.add((other, one) if turned else (one, other), {})
    timeline, numbers = made.written(tmp_path / "oven")
    disqualified, outside = "Disqualified (No night shift)", "Outside (misses Bakes itself)"
    assert shown(timeline, numbers) == {
        one: [("Crumb", "Tier 1", outside)],
        other: [("Crumb", "Tier 1", disqualified)],
        merge: [("Crumb", disqualified, outside)],
    }


def test_lines_that_do_not_begin_together_meet_like_others(tmp_path: Path) -> None:
    made = Drawn()
    tight = made.add((made.add((), {}),), {"start": 2})
    less = made.add((tight,), {"revenue": 1})
    other = made.add((), dict.fromkeys(PLACES, 0))
    merge = made.add((less, other), {"revenue": 0})
    timeline, numbers = made.written(tmp_path / "oven")
    assert shown(timeline, numbers) == {
        less: [("Crumb", "Tier 1", "Tier 2")],
        merge: [("Crumb", "Tier 2", "Tier 1")],
    }


@pytest.mark.parametrize("edits", [0, 1])
def test_a_merge_whose_accounts_cannot_be_scored_says_so(edits: int, tmp_path: Path) -> None:
    """Also if it changed something itself that no verdict depends on."""
    field, test = "  - {id: growth_rate, label: Growth, type: number}\n", "{field: growth_rate, at_least: 1}"
    steps = [
        Step("00-begin", {"copy": {path: path for path in FILES}}),
        Step("01-drop", {"edit": {"icp/fields.yaml": [field, ""], ICP: ["points: 20\n", "points: 21\n"]}}),
        Step(
            "02-use",
            {"parents": ["00-begin"], "edit": {ICP: ["{field: revenue, between: [1M, 5M]}", test]}},
        ),
        Step("03-merge", {"parents": ["01-drop", "02-use"], "take": {"02-use": [ICP]}}),
    ]
    steps[3].spec["edit"] = {ICP: ["points: 20\n", "points: 21\n"]}
    if edits:
        steps[3].spec["edit"]["personas/owner.yaml"] = ["name: Owner", "name: The owner"]
    timeline = read_timeline(repository(steps, tmp_path / "oven"), tmp_path / "cache")
    event = timeline.events[0]
    assert (event.commit.subject, len(event.changes), event.moves) == ("Merge", edits, None)
    assert [str(one) for one in event.entries] == ["persona/owner"] * edits + ["profile/bakeries"]
    assert (event.effect, event.unscored, event.unscored_icps) == ("boundary", "after", ("bakeries",))
    text = timeline_text(timeline, None, timeline.events[:1])
    assert "  changes of different branches meet in this merge\n" in text
    assert "  examples: only the state before this commit can be scored: what it left has errors" in text
    (record, *_) = json.loads(timeline_json(timeline, None, timeline.events))["events"]
    assert (record["decisions"], record["unscored"]) == (None, ["bakeries"])
    again = read_timeline(tmp_path / "oven", tmp_path / "cache")
    assert again.events == timeline.events


def test_a_move_that_the_other_branch_takes_back_is_taken_back_by_the_merge(tmp_path: Path) -> None:
    made = Drawn()
    begin = made.add((), {"start": 2})
    one, other = made.add((begin,), {"revenue": 1}), made.add((begin,), {"start": 1})
    merge = made.add((one, other), {})
    timeline, numbers = made.written(tmp_path / "oven")
    assert shown(timeline, numbers) == {
        one: [("Crumb", "Tier 1", "Tier 2")],
        merge: [("Crumb", "Tier 2", "Tier 1")],
    }


@pytest.mark.parametrize(("kept", "says"), [(1, "2M–5M → 3M–5M"), (2, "3M–5M → 2M–5M")])
def test_of_two_ranges_a_merge_chose_one(kept: int, says: str, tmp_path: Path) -> None:
    made = Drawn()
    begin = made.add((), {})
    one, other = made.add((begin,), {"revenue": 1}), made.add((begin,), {"revenue": 2})
    merge = made.add((one, other), {"revenue": kept})
    timeline, numbers = made.written(tmp_path / "oven")
    (event,) = (one for one in timeline.events if numbers[one.commit.hash] == merge)
    (change,) = event.changes
    assert says in change.sentence.replace("$", "")
    assert event.moves is not None


def test_of_many_accounts_a_few_are_named() -> None:
    many = tuple(
        sample_events.moved(f"bakery-{number}", f"Bakery {number}", "bakeries", "Tier 1", "Tier 2", "lowered")
        for number in range(40)
    )
    made = sample_events.commit("2026-10-04", "Merge")
    merge = Event(made, (), many, met=tuple(move.account for move in many))
    timeline = Timeline((merge,))
    text = timeline_text(timeline, None, (merge,))
    assert "together they move: Bakery 0, Bakery 1, " in text
    assert "Bakery 7 and 32 more\n" in text
    assert "\n  examples: 40 moved down\n" in text
    assert text.endswith("\n  … and 28 more examples")
    assert len(text) < 2000
    whole = timeline_text(timeline, Key("profile", "bakeries"), (merge,))
    assert whole.count("  example: ") == 40
    (record,) = json.loads(timeline_json(timeline, None, (merge,)))["events"]
    assert (len(record["met"]), len(record["decisions"])) == (40, 40)


def test_of_a_cached_history_they_are_the_same(tmp_path: Path) -> None:
    made = Drawn()
    begin = made.add((), {})
    made.add((made.add((begin,), {"start": 2}), made.add((begin,), {"revenue": 1})), {})
    timeline, _ = made.written(tmp_path / "oven")
    for _ in range(2):
        again = read_timeline(tmp_path / "oven", tmp_path / "cache")
        assert again.events == timeline.events


def drawn(seed: int) -> Drawn:
    """Branches of single edits, and merges that decide nothing but what stands first."""
    random = Random(seed)  # noqa: S311  # the same draws in every run
    made = Drawn()
    made.add((), {})
    while len(made.parents) < 14:
        heads = made.heads
        if len(heads) > 1 and random.random() < 0.5:
            made.add(random.sample(heads, random.randint(2, min(3, len(heads)))), {})
        else:
            place = random.choice(list(SIMPLE))
            at = random.choice([*heads, random.randrange(len(made.parents))])
            left = [one for one in range(SIMPLE[place]) if one != made.values[at][place]]
            made.add((at,), {place: random.choice(left)})
    if len(made.heads) > 1:
        made.add(made.heads, {})
    return made


def at_odds(seed: int) -> Drawn:
    """Branches that change the same, merges that decide, and lines that do not begin together."""
    random = Random(seed)  # noqa: S311  # the same draws in every run
    made = Drawn()
    made.add((), {})

    def edit(sides: Sequence[Values]) -> Values:
        place = random.choice(("bands", "bands", "revenue", "start", "must"))
        return {place: random.choice([at for at in range(len(PLACES[place][1])) if at != sides[0][place]])}

    def mixed(sides: Sequence[Values]) -> Values:
        return {place: random.choice(sides)[place] for place in PLACES}

    def plain(_: Sequence[Values]) -> Values:
        return {}

    while len(made.parents) < 12:
        heads = made.heads
        if len(heads) > 1 and random.random() < 0.4:
            parents = random.sample(heads, 2)
            made.add(parents, random.choice((plain, edit, mixed))([made.values[at] for at in parents]))
        elif random.random() < 0.15:
            made.add((), {place: random.randrange(len(choices)) for place, (_, choices) in PLACES.items()})
        else:
            at = random.choice([*heads, random.randrange(len(made.parents))])
            made.add((at,), edit([made.values[at]]))
    while len(made.heads) > 1:
        made.add(random.sample(made.heads, 2), {})
    return made


@pytest.mark.drawn
@pytest.mark.parametrize("seed", [*range(8 * times()), 183, 249])
def test_the_last_move_says_where_each_account_is_at_every_commit(seed: int, tmp_path: Path) -> None:
    check(drawn(seed), tmp_path)


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(6 * times()))
def test_so_it_does_where_branches_are_at_odds(seed: int, tmp_path: Path) -> None:
    check(at_odds(seed), tmp_path)


def check(made: Drawn, folder: Path) -> None:
    timeline, numbers = made.written(folder / "oven")
    assert all(event.moves is not None for event in timeline.events)
    found = moves(timeline, numbers)
    scored: dict[str, dict[str, tuple[str | None, ...]]] = {}
    for number, values in enumerate(made.values):
        if str(values) not in scored:
            scored[str(values)] = verdicts(values, folder / f"at-{number}")
    true = [scored[str(values)] for values in made.values]
    for number, now in enumerate(true):
        for account, verdict in now.items():
            listed = [at for at in made.behind[number] if account in found.get(at, {})]
            last = [
                at for at in listed if not any(at != other and at in made.behind[other] for other in listed)
            ]
            if last:
                assert {verdict} == {found[at][account] for at in last}, (number, account)
            else:
                roots = [at for at in made.behind[number] if not made.parents[at]]
                assert verdict in [true[at][account] for at in roots], (number, account)


def test_another_segment_is_named(tmp_path: Path) -> None:
    made = Drawn()
    last = made.add((made.add((), {}),), {"stage": 1})
    timeline, numbers = made.written(tmp_path / "oven")
    assert shown(timeline, numbers) == {
        last: [("Crumb", "Tier 1, segment Grown bakeries", "Tier 1, no segment")]
    }
