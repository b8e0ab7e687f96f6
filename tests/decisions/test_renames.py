"""Renames move nobody: drawn playbooks in which ids change, beside an oracle that knows what was renamed."""

import datetime
import re
from pathlib import Path
from random import Random

import pytest

from icp_playbook.decisions import (
    ComparedAccount,
    ExampleEvaluator,
    MoveSummary,
    RenamedIds,
    compare_accounts,
    compared_examples,
)
from icp_playbook.diff import compare, contents, lexicon_of, sentence
from icp_playbook.fit import Account, PreparedPlaybook, as_account, questions
from icp_playbook.playbook import Playbook
from tests.decisions.test_moves import BEFORE, DAY, EDITS, PROFILE, loaded
from tests.drawing import times
from tests.playbooks.copies import MINIMAL, PlaybookCopy

CAFES = "icp/profiles/cafes.yaml"
IDS = {
    "tier-1": "gold",
    "tier-2": "tin",
    "strong": "hot",
    "pursue": "call-now",
    "leave": "let-be",
    "employees": "headcount_now",
    "has_oven": "bakes_itself",
    "tools": "software",
    "paper": "pen-and-paper",
    "erp": "business-suite",
    "grown": "second-generation",
    "bakeries": "bakers-of-bread",
    "cafes": "coffee-houses",
    "grown-bakeries": "old-bakeries",
    "no-night-shift": "closed-at-night",
    "second-shop": "next-shop",
    "crumb": "crumb-and-sons",
}
"""Every sort of id that a decision names, and another for it."""
FOLDERS = {"bakeries": "icp/profiles", "cafes": "icp/profiles", "grown-bakeries": "segments"}
FOLDERS |= {"no-night-shift": "icp/disqualifiers", "second-shop": "icp/signals", "crumb": "icp/examples"}


def two_icps(root: Path) -> PlaybookCopy:
    """The minimal playbook with a second ICP, for those that have no oven."""
    made = PlaybookCopy.of(MINIMAL, root).copy(PROFILE, CAFES)
    made.edit(CAFES, "name: Bakeries", "name: Cafés").edit(CAFES, "formerly: [bakers]\n", "")
    return made.edit(CAFES, "{field: has_oven, is: true}", "{field: has_oven, is: false}")


def rename(made: PlaybookCopy, ids: list[str]) -> PlaybookCopy:
    """The same playbook with other ids; a file that gets another name lists the one it had."""
    for id_ in ids:
        for file in made.root.rglob("*.yaml"):
            kept, mark = "  employees: [", "\0"  # a key of the model, no id
            text = file.read_text("utf-8").replace(kept, mark)
            changed = re.sub(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", IDS[id_], text)
            file.write_text(changed.replace(mark, kept), "utf-8")
    for id_ in ids:
        if id_ in FOLDERS:
            old, new = (made.root / FOLDERS[id_] / f"{name}.yaml" for name in (id_, IDS[id_]))
            text = old.read_text("utf-8")
            former = re.sub(r"^formerly: \[", f"formerly: [{id_}, ", text, flags=re.MULTILINE)
            new.write_text(former if former != text else f"{text.rstrip()}\nformerly: [{id_}]\n", "utf-8")
            old.unlink()
    return made


def accounts(random: Random) -> list[dict[str, object]]:
    """Accounts by the ids of before, of which not everything is known."""
    return [
        {
            name: value
            for name, value in (
                ("employees", random.choice([2, 8, 20, 60])),
                ("revenue", random.choice([500_000, 2_000_000])),
                ("tools", random.choice([["paper"], ["erp"], ["paper", "erp"], ["till"]])),
                ("has_oven", random.choice([True, False])),
                ("stage", random.choice(["grown", "young"])),
            )
            if random.random() < 0.7
        }
        for _ in range(30)
    ]


def renamed_account(account: dict[str, object], ids: set[str]) -> dict[str, object]:
    """The same account by the ids of after."""

    def of(word: object) -> object:
        if isinstance(word, list):
            return [of(one) for one in word]
        return IDS[word] if isinstance(word, str) and word in ids else word

    return {str(of(name)): of(value) for name, value in account.items()}


def compared(old: Playbook, new: Playbook, rows: list[dict[str, object]], ids: set[str]) -> MoveSummary:
    """Accounts and examples on both sides."""
    renames = RenamedIds.between(old, new)
    cases = [
        ComparedAccount(
            f"row {at}",
            f"row {at}",
            as_account(row, old.catalogue),
            as_account(renamed_account(row, ids), new.catalogue),
            DAY,
        )
        for at, row in enumerate(rows)
    ]
    sides = PreparedPlaybook.of(old), PreparedPlaybook.of(new)
    return compare_accounts([*cases, *compared_examples(old, new, renames)], *sides, renames)


def oracle(playbook: Playbook, account: Account, day: datetime.date, ids: dict[str, str]) -> object:
    """What a playbook says of an account, from its verdicts alone, in the ids of after."""
    evaluator = PreparedPlaybook.of(playbook)
    taking_part = [icp for icp, one in playbook.profiles.items() if one.status == "operational"]
    verdicts = [evaluator.verdict(icp, account, day) for icp in taking_part]
    of_kind = [one for one in verdicts if ("must", "missed") not in {(r.kind, r.state) for r in one.reasons}]
    if not of_kind:
        return "out"
    tiers = [tier.id for tier in playbook.settings.tiers]
    statuses = ["fit", "undecided", "disqualified"]
    best = min(
        of_kind,
        key=lambda one: (
            statuses.index(one.status), tiers.index(one.tiers[0]), -one.score_low, -one.score_high,
            list(playbook.profiles).index(one.icp),
        ),
    )  # fmt: skip
    if best.status == "disqualified":
        return "disqualified"
    unknown = [one for one in best.reasons if one.kind != "score" and one.state == "unknown"]
    asked = [one for one in questions(evaluator.program, best.icp, account, day) if one.decides]
    sure = (len(asked) == 1,) if unknown else (best.status, *(ids.get(tier, tier) for tier in best.tiers))
    names = (ids.get(name or "", name) for name in (best.icp, best.segment, best.play))
    return (bool(unknown), sure, *names)


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(24 * times()))
def test_a_rename_alone_moves_nobody(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311  # the same draws in every run
    ids = random.sample(list(IDS), random.randint(1, len(IDS)))
    old = loaded(two_icps(tmp_path / "old"))
    new = loaded(rename(two_icps(tmp_path / "new"), ids))
    rows = accounts(random)
    for summary in (compared(old, new, rows, set(ids)), compared(old, old, rows, set())):
        assert [move.sentence for move in summary.moves] == []
        assert summary.notes == []
    assert compared(old, new, rows, set(ids)).after == compared(old, old, rows, set()).after


RENAMED = re.compile(r": id ([\w-]+) → ([\w-]+)$")
OTHERWISE = [
    ("icp/playbook.yaml", "label: Tier 1, at_least: 50", "label: Best, at_least: 60"),
    ("icp/playbook.yaml", "label: Tier 1, at_least: 50", "label: Best, at_least: 50"),
    ("icp/playbook.yaml", "label: Tier 2, at_least: 0", "label: Other, at_least: 0"),
    ("icp/playbook.yaml", "label: Pursue", "label: Call"),
    ("icp/fields.yaml", "label: Paper}", "label: Pens, synonyms: [paper]}"),
    ("icp/fields.yaml", "label: Paper}", "label: Pens}"),
    ("icp/fields.yaml", "label: Own oven", "label: Oven"),
]
"""Edits of what an item is known by, beside its id."""


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(16 * times()))
def test_decisions_follow_just_what_the_changes_tell_as_renamed(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311  # the same draws in every run
    made = two_icps(tmp_path / "new")
    for path, before, after in random.sample(OTHERWISE, random.randint(0, 4)):
        if made.text(path).count(before) == 1:
            made.edit(path, before, after)
    ids = random.sample(list(IDS), random.randint(1, len(IDS)))
    old, new = loaded(two_icps(tmp_path / "old")), loaded(rename(made, ids))
    lexicon = lexicon_of(contents(old), contents(new))
    listed = {
        (id_[1], id_[2]) for one in compare(old, new) if (id_ := RENAMED.search(sentence(one, lexicon)))
    }
    renames = RenamedIds.between(old, new)
    followed = [renames.tiers, renames.plays, renames.fields, *renames.values.values()]
    assert listed - {("strong", "hot")} == {pair for ids_ in followed for pair in ids_.items()}


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(24 * times()))
def test_beside_renames_those_move_whom_the_oracle_moves(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311  # the same draws in every run
    ids = random.sample(list(IDS), random.randint(0, len(IDS)))
    made = two_icps(tmp_path / "new")
    for _, path, before, after, _ in random.sample(EDITS, random.randint(1, 3)):
        if made.text(path).count(before) == 1:
            made.edit(path, before, after)
    old, new = loaded(two_icps(tmp_path / "old")), loaded(rename(made, ids))
    rows = accounts(random)
    known = {id_: IDS[id_] for id_ in ids}
    wanted = {
        f"row {at}"
        for at, row in enumerate(rows)
        if oracle(old, as_account(row, old.catalogue), DAY, known)
        != oracle(new, as_account(renamed_account(row, set(ids)), new.catalogue), DAY, {})
    }
    moved = {move.name for move in compared(old, new, rows, set(ids)).moves if move.name.startswith("row")}
    assert moved == wanted


def test_of_two_that_become_one_the_first_is_renamed_the_other_merged(tmp_path: Path) -> None:
    old = loaded(two_icps(tmp_path / "old"))
    made = two_icps(tmp_path / "new").copy(PROFILE, "icp/profiles/food-makers.yaml")
    made.edit("icp/profiles/food-makers.yaml", "formerly: [bakers]", "formerly: [bakeries, cafes]")
    made.edit(
        "icp/profiles/food-makers.yaml", "{field: has_oven, is: true}", "{field: has_oven, known: true}"
    )
    made.remove(PROFILE).remove(CAFES)
    for path in ("icp/playbook.yaml", "segments/grown-bakeries.yaml", "icp/examples/crumb.yaml",
                 "icp/examples/doughs.yaml"):  # fmt: skip
        made.write(path, re.sub(r"(order: \[|icp: )bakeries", r"\1food-makers", made.text(path)))
    new = loaded(made)
    rows: list[dict[str, object]] = [{"has_oven": has_oven, "employees": 20} for has_oven in (True, False)]
    moves = compared(old, new, rows, set()).moves
    assert [(move.name, move.kind) for move in moves] == [("row 1", "icp-changed"), ("Doughs", "icp-changed")]


def test_a_rename_that_is_taken_back_moves_nobody(tmp_path: Path) -> None:
    old = loaded(rename(PlaybookCopy.of(MINIMAL, tmp_path / "old"), ["bakeries", "grown-bakeries", "crumb"]))
    assert compared(old, BEFORE, [], set()).moves == []


def test_an_example_that_was_renamed_is_no_edit(tmp_path: Path) -> None:
    new = loaded(rename(PlaybookCopy.of(MINIMAL, tmp_path / "new"), ["crumb", "paper", "employees"]))
    assert compared(BEFORE, new, [], set()).notes == []


def test_the_history_follows_an_icp_that_is_renamed_and_narrowed_at_once(tmp_path: Path) -> None:
    old = loaded(PlaybookCopy.of(MINIMAL, tmp_path / "old"))
    alone = loaded(rename(PlaybookCopy.of(MINIMAL, tmp_path / "alone"), ["bakeries", "tier-1"]))
    made = PlaybookCopy.of(MINIMAL, tmp_path / "new")
    made.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    narrowed = loaded(rename(made, ["bakeries", "tier-1"]))
    evaluator = ExampleEvaluator()
    assert evaluator.moves("bakers-of-bread", contents(old), contents(alone)) == []
    moves = evaluator.moves("bakers-of-bread", contents(old), contents(narrowed))
    assert [(move.name, move.kind) for move in moves or ()] == [("Crumb", "left")]
