"""Bands along a scale: what crosses, leaves a hole or earns less for more, and what is meant so."""

import re

import pytest

from icp_playbook.lint import LintRule, equal_weights, gap_between_bands, less_for_more, overlapping_bands
from icp_playbook.playbook import load
from tests.lint.weak_playbooks import PROFILE
from tests.playbooks.copies import PlaybookCopy

OVERLAP, GAP, LESS = overlapping_bands.RULE, gap_between_bands.RULE, less_for_more.RULE
OK: list[str] = []


def sentences(minimal: PlaybookCopy, *rules: LintRule) -> list[str]:
    """What some rules find, by place in the list of bands."""
    loaded = load(minimal.root)
    assert loaded.playbook is not None, loaded.findings
    return [one.sentence for rule in rules for one in rule.check(loaded.playbook, loaded.documents)]


def _bands(minimal: PlaybookCopy, short: str) -> PlaybookCopy:
    """The criterion on headcount with other bands, written `employees between [1, 9]: 5; …`."""
    rows = [re.fullmatch(r"(\w+) (\w+) (.+): (-?\d+)", one.strip()) for one in short.split(";")]
    bands = [
        f"        - {{when: {{field: {row[1]}, {row[2]}: {row[3]}}}, points: {row[4]}}}\n"
        for row in rows
        if row
    ]
    assert len(bands) == len(rows)
    text = minimal.text(PROFILE)
    start = text.index("        - {when: {field: employees, between")
    end = text.index("    - id: turnover")
    return minimal.write(PROFILE, text[:start] + "".join(bands) + text[end:])


@pytest.mark.parametrize(
    ("bands", "overlaps"),
    [
        ("employees between [50, 100]: 9; employees between [100, 200]: 5", ["100"]),
        ("employees between [50, 150]: 9; employees between [100, 200]: 5", ["100–150"]),
        ("employees between [50, 200]: 9; employees at_least 100: 5", ["100–200"]),
        ("founded between [2010, 2015]: 9; founded between [2015, 2020]: 5", ["2015"]),
        ("revenue between [1M, 5M]: 9; revenue between [4.5M, 9M]: 5", ["4.5M–5M"]),
        ("margin between [10%, 30%]: 9; margin between [20%, 50%]: 5", ["20–30"]),
        ("last_opening at_most 2020-05-01: 9; last_opening at_least 2020-05-01: 5", ["2020-05-01"]),
        ("employees between [50, 99]: 9; employees between [100, 200]: 5", OK),
        ("employees between [50, 100]: 9; employees between [35, 280]: 5", OK),
        ("employees between [50, 150]: 5; employees between [100, 200]: 5", OK),
        ("revenue at_least 10M: 9; revenue at_least 2M: 5", OK),
        ("revenue between [20M, 50M]: 9; revenue between [12M, 20M]: 5", OK),
        ("margin between [10%, 20%]: 9; margin between [20%, 50%]: 5", OK),
        ("last_opening within 30: 9; last_opening within 90: 5", OK),
        ("employees between [50, 150]: 9; revenue between [100, 200]: 5", OK),
    ],
)
def test_bands_that_cross_are_told(minimal: PlaybookCopy, bands: str, overlaps: list[str]) -> None:
    assert sentences(_bands(minimal, bands), OVERLAP) == [
        f'{one} is in band 1 and in band 2 of "10–50 employees", and only their order says which counts'
        for one in overlaps
    ]


@pytest.mark.parametrize(
    ("bands", "holes"),
    [
        ("employees between [50, 99]: 9; employees between [101, 200]: 5", ["100"]),
        ("employees at_least 201: 5; employees between [50, 149]: 9", ["150–200"]),
        ("revenue between [1M, 4M]: 9; revenue between [5M, 9M]: 5", ["more than 4M and less than 5M"]),
        ("growth_rate between [1, 9]: 9; growth_rate between [10, 20]: 5", ["more than 9 and less than 10"]),
        ("employees at_least 500: -9; employees between [200, 300]: -5", ["301–499"]),
        ("employees between [50, 99]: 9; employees between [100, 200]: 5", OK),
        ("employees between [50, 99]: 9; employees at_least 500: -5", OK),
        ("employees is 100: 0; employees between [50, 99]: 9; employees between [101, 200]: 5", OK),
        ("revenue between [1M, 4999999]: 9; revenue between [5M, 9M]: 5", OK),
        ("growth_rate between [1, 10]: 9; growth_rate between [10, 20]: 5", OK),
        ("employees between [50, 99]: 9", OK),
    ],
)
def test_a_hole_between_bands_is_told(minimal: PlaybookCopy, bands: str, holes: list[str]) -> None:
    assert sentences(_bands(minimal, bands), GAP) == [
        f'{one} is in no band of "10–50 employees", between two that earn points' for one in holes
    ]


@pytest.mark.parametrize(
    ("bands", "odd"),
    [
        ("revenue at_least 10M: 8; revenue at_least 2M: 15", 1),
        ("revenue at_least 10M: 15; revenue at_least 5M: 5; revenue at_least 2M: 8", 2),
        ("employees at_most 10: 5; employees at_most 50: 20", 1),
        ("employees between [1, 49]: 9; employees between [50, 99]: 3; employees at_least 100: 8", 2),
        ("last_opening within 30: 9; last_opening within 60: 3; last_opening within 90: 8", 2),
        ("revenue at_least 10M: 15; revenue at_least 2M: 8", 0),
        ("employees at_least 1000: -9; employees at_least 500: -4", 0),
        ("employees at_most 10: 20; employees at_most 50: 10", 0),
        ("employees between [1, 49]: 5; employees between [50, 99]: 15; employees at_least 100: 8", 0),
        ("employees between [1, 49]: 9; employees between [50, 99]: 0; employees at_least 100: 8", 0),
        ("revenue between [2M, 10M]: 15; revenue at_least 10000001: 8", 0),
        ("last_opening within 30: 5; last_opening within 90: 8", 0),
    ],
)
def test_less_for_more_is_told_and_a_peak_is_not(minimal: PlaybookCopy, bands: str, odd: int) -> None:
    found = [sentence.partition(" of ")[0] for sentence in sentences(_bands(minimal, bands), LESS)]
    assert found == ([f"band {odd}"] if odd else OK)


def test_signals_have_scales_too(minimal: PlaybookCopy) -> None:
    path = "icp/signals/second-shop.yaml"
    start, end = minimal.text(path).split("bands:\n")
    rest = end[end.index("why:") :]
    rows = (
        "  - {when: {field: employees, between: [1, 9]}, points: 5}\n"
        "  - {when: {field: employees, between: [11, 20]}, points: 9}\n"
    )
    minimal.write(path, f"{start}bands:\n{rows}{rest}")
    assert sentences(minimal, GAP) == ['10 is in no band of "Second shop", between two that earn points']


def test_equal_points_are_told_and_friction_is_not_counted(minimal: PlaybookCopy) -> None:
    text = minimal.text(PROFILE).replace("points: 20}", "points: 10}").replace("points: 20\n", "points: 10\n")
    minimal.write(PROFILE, text)
    rule = equal_weights.RULE
    assert sentences(minimal, rule) == [
        "each of 3 criteria earns 10 points, and nothing says what matters most"
    ]
    minimal.write(PROFILE, text.replace("points: 10}", "points: 11}"))
    assert sentences(minimal, rule) == OK
    minimal.write(PROFILE, text.replace("points: -5", "points: 12"))
    assert sentences(minimal, rule) == OK
    minimal.write(PROFILE, text.replace("status: operational", "status: retired"))
    assert sentences(minimal, rule) == OK
