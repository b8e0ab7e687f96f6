"""Merges of changes that cannot both stand: nothing is made up, and what git can merge is no decision."""

import copy
import itertools
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pydantic import TypeAdapter

from icp_playbook.history.combining import combined
from icp_playbook.model import Profile
from tests.drawing import times
from tests.history.playbook_trees import plain

PROFILE = TypeAdapter(Profile)
START = plain("icp/profiles/bakeries.yaml")
TESTS = [
    *({"field": "employees", "at_least": number} for number in (5, 15, 30, 60)),
    *({"field": "employees", "between": [low, high]} for low, high in ((5, 20), (10, 50), (20, 90))),
    *({"field": "revenue", "between": [low, "5M"]} for low in ("1M", "2M", "3M")),
    *({"field": "revenue", "at_most": top} for top in ("4M", "6M")),
    *({"field": "tools", "has_any": tools} for tools in (["paper"], ["erp"], ["till", "erp", "paper"])),
    {"field": "has_oven", "is": True},
    {"field": "has_oven", "known": True},
]


def started(random: Random) -> Any:
    """The profile that both sides begin with, with conditions and bands to change."""
    data = copy.deepcopy(START)
    data["fit"]["score"][1]["when"] = {"all": random.sample(TESTS, 4)}
    data["fit"]["score"][2]["when"] = {"any": [{"all": random.sample(TESTS, 2)}, random.choice(TESTS)]}
    data["fit"]["score"][0]["bands"] = [
        {"when": test, "points": 20 - place} for place, test in enumerate(random.sample(TESTS, 5))
    ]
    return data


def changed(random: Random, data: Any) -> Any:
    """One side: some edits of what has an order, or is one value."""
    data = copy.deepcopy(data)
    for _ in range(random.choice((1, 1, 2))):
        change(random, data)
    return data


def change(random: Random, data: Any) -> None:
    score = data["fit"]["score"]
    banded = next((one["bands"] for one in score if "bands" in one), None)
    act = random.randrange(9)
    if act == 0:
        low = random.randrange(1, 40)
        data["firmographics"][random.choice(("employees", "revenue"))] = [low, low + random.randrange(1, 99)]
    elif act == 1 and banded:
        random.choice(banded)[random.choice(("points", "points", "when"))] = 1
        for place, band in enumerate(banded):
            band["when"] = random.choice(TESTS) if band["when"] == 1 else band["when"]
            band["points"] = random.randrange(1, 30) if band["points"] == 1 else band["points"] or place
    elif act == 2 and banded:
        place = random.randrange(len(banded) + 1)
        banded.insert(place, {"when": random.choice(TESTS), "points": random.randrange(1, 30)})
    elif act == 3 and banded and len(banded) > 1:
        banded.insert(random.randrange(len(banded)), banded.pop(random.randrange(len(banded))))
    elif act == 4:
        score.insert(random.randrange(len(score)), score.pop(random.randrange(len(score))))
    elif act == 5:
        one = random.choice(score)
        if "when" in one:
            one["bands"] = [{"when": one.pop("when"), "points": one.pop("points")}]
        else:
            one |= one.pop("bands")[0]
    else:
        one = random.choice([item for item in score if "when" in item])
        parts = next(iter(one["when"].values()))
        if isinstance(parts, list) and isinstance(parts[0], dict) and act > 6:
            place = random.randrange(len(parts))
            parts[place : place + random.randrange(2)] = [random.choice(TESTS)]
        else:
            one["when"] = random.choice(TESTS)


def values(data: Any) -> Iterator[str]:
    """What stands for one thing: ranges, tests of a field, and bands."""
    if isinstance(data, dict):
        if "field" in data or data.keys() == {"when", "points"}:
            yield json.dumps(data, sort_keys=True)
        for key, item in data.items():
            if key in ("employees", "revenue", "between"):
                yield f"{key} {item}"
            yield from values(item)
    elif isinstance(data, list):
        for item in data:
            yield from values(item)


def draws(count: int) -> Iterator[tuple[Random, Any, Any, Any]]:
    for seed in range(count * times()):
        random = Random(seed)  # noqa: S311  # the same draws in every run
        base = started(random)
        yield random, base, changed(random, base), changed(random, base)


def test_no_value_is_made_up_between_the_sides() -> None:
    apart = 0
    for random, base, one, other in draws(150):
        for taken in (one, other, changed(random, one)):
            together = combined("profile", base, one, other, taken)
            PROFILE.validate_python(together)
            known = {text for side in (base, one, other) for text in values(side)}
            assert set(values(together)) <= known
            apart += together not in (one, other, base)
    assert apart > 40


def test_bands_and_criteria_stand_in_an_order_that_a_side_gave_them() -> None:
    """Two items stand as on the side that turned them round; where no order can be so, all as on one side."""
    for _, base, one, other in draws(150):
        for taken in (one, other):
            together = combined("profile", base, one, other, taken)
            for name in ("bands", "score"):
                listed = [order(side, name) for side in (base, one, other, together)]
                check_order(*listed)


def order(data: Any, name: str) -> list[str]:
    score = data["fit"]["score"]
    if name == "score":
        return [item["id"] for item in score]
    bands = next(item for item in score if item["id"] == "headcount").get("bands", [])
    return [json.dumps(band, sort_keys=True) for band in bands]


def check_order(*listed: list[str]) -> None:
    if any(len(set(side)) < len(side) for side in listed):
        return
    base, one, other, together = ({key: place for place, key in enumerate(side)} for side in listed)
    shared = [key for key in together if key in base and key in one and key in other]
    orders = [[key for key in side if key in shared] for side in (one, other, base)]
    if shared in orders[:2] and orders[2] not in orders[:2]:
        return
    for left, right in itertools.combinations(shared, 2):
        known = [side[left] < side[right] for side in (one, other)]
        if known[0] != known[1]:
            known.remove(base[left] < base[right])
        assert (together[left] < together[right]) in known


def test_a_merge_that_takes_one_side_shows_the_range_of_the_other() -> None:
    for random, base, _, _ in draws(40):
        one, other = copy.deepcopy(base), copy.deepcopy(base)
        one["firmographics"]["employees"], other["firmographics"]["employees"] = [40, 200], [50, 200]
        for taken, left in ((one, other), (other, one)):
            assert combined("profile", base, one, other, taken) == left
        with_more = changed(random, other) | {"firmographics": other["firmographics"]}
        together = combined("profile", base, one, with_more, with_more)
        assert isinstance(together, dict)
        assert together["firmographics"] == one["firmographics"]


def test_what_git_merges_without_a_conflict_is_no_decision(tmp_path: Path) -> None:
    clean = 0
    for _, base, one, other in draws(40):
        if base in (one, other) or one == other:
            continue
        merged = merged_by_git(tmp_path, one, base, other)
        if merged is not None and len({*values(merged)} - {*values(one), *values(other)}) == 0:
            assert combined("profile", base, one, other, merged) == merged
            clean += 1
    assert clean > 10


def merged_by_git(folder: Path, *sides: Any) -> Any:
    """The file that git makes of three; None where it finds a conflict."""
    names = [f"{number}.json" for number in range(3)]
    for name, data in zip(names, sides, strict=True):
        (folder / name).write_text(json.dumps(data, indent=1, sort_keys=True), "utf-8")
    command = ["git", "merge-file", "-p", "-q", *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout) if not done.returncode else None
    except ValueError:  # lines of two lists woven into each other
        return None


@pytest.mark.parametrize("taken", ["one", "other"])
def test_a_test_of_a_condition_is_of_one_side(taken: str) -> None:
    """A bound belongs to its field: revenue of at least 30 was on nobody's mind."""
    sides = {}
    for name, when in (
        ("base", {"field": "employees", "at_least": 15}),
        ("one", {"field": "revenue", "at_least": "1M"}),
        ("other", {"field": "employees", "at_least": 30}),
    ):
        sides[name] = copy.deepcopy(START)
        sides[name]["fit"]["must"][0]["when"] = when
    together = combined("profile", sides["base"], sides["one"], sides["other"], sides[taken])
    assert together == sides["other" if taken == "one" else "one"]
