"""Lists of more labels than a whole number has bits, in arrays and told apart case by case."""

from random import Random

import pytest

from tests.engines.cases import Case, expect_the_same
from tests.engines.duckdb_runs import by_duckdb
from tests.fit.drawn import words_record

CRITERIA, MUSTS, RULES = 24, 65, 3
WORDS = ["icp_status", "icp_why", "icp_reasons"]


@pytest.mark.parametrize("arrays", [True, False], ids=["arrays", "cases"])
def test_lists_of_more_labels_than_a_number_has_bits(arrays: bool) -> None:
    """72 bands and 65 musts; some labels are the same, and a criterion costs points."""
    data = {
        "fields": {f"number_{at}": "integer" for at in range(CRITERIA)} | {"people": "integer"},
        "tiers": [["one", 50], ["two", 0]],
        "levels": [["quiet", 0]],
        "grid": {tier: {"quiet": "go"} for tier in ("one", "two")},
        "minimum_coverage": 10,
        "icps": [
            {
                "id": "icp",
                "operational": True,
                "must": [_row(f"must-{at}", {"field": "people", "at_least": at * 10}) for at in range(MUSTS)],
                "score": [_criterion(at) for at in range(CRITERIA)],
                "disqualifiers": [
                    _row(f"rule-{at}", {"field": "people", "at_least": 700 + at}) for at in range(RULES)
                ],
                "signals": [],
                "segments": [],
            }
        ],
    }
    random = Random(7)  # noqa: S311  # the same in every run
    accounts = []
    for share in (0.1, 0.5, 0.9, 1) * 40:
        one = {f"number_{at}": random.randint(0, 5) for at in range(CRITERIA) if random.random() < share}
        people = random.choice([None, 0, 640, 705, random.randint(0, 720)])
        accounts.append(one | ({} if people is None else {"people": people}))
    record = words_record(data)
    for at in range(0, CRITERIA, 5):
        record["icps"]["icp"]["score"][f"criterion-{at}"]["label"] = "The same label"
    case = Case("long lists", data, record, accounts, "2026-07-01", "", columns=WORDS)
    wanted = case.by_python()
    assert {row["icp_status"] for row in wanted} == {"fit", "undecided", "outside", "disqualified"}
    assert any("and 60 more" in row["icp_why"] for row in wanted), "of 64 musts missed"
    expect_the_same(case, by_duckdb(case, arrays=arrays), wanted)


def _row(id_: str, when: dict[str, object]) -> dict[str, object]:
    return {"id": id_, "when": when}


def _criterion(at: int) -> dict[str, object]:
    points = (5, 3, -2 if at % 4 == 3 else 1)
    return {
        "id": f"criterion-{at}",
        "bands": [
            {"when": {"field": f"number_{at}", "between": [value, value]}, "points": one}
            for value, one in enumerate(points, 2)
        ],
    }
