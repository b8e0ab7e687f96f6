"""Accounts described in words: what is read, alike in Python and in the browser, and what /fit/ is given."""

import json
import random
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from icp_playbook.fields import cell_reader
from icp_playbook.playbook import Playbook, load
from icp_playbook.search import Description, describe, vocabulary
from icp_playbook.values import Interval
from tests.browser.modules import ASSETS
from tests.javascript.tools import NODE
from tests.report.reading_back import read_back

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "descriptions.yaml").read_text("utf-8"))
ASKED: list[dict[str, Any]] = yaml.safe_load((HERE / "answers.yaml").read_text("utf-8"))["numbers"]
DISPUTED = {
    "12 trucks": "a company with trucks need not be a carrier",
    "hospital 2400 staff": "a hospital is no clinic",
}
"""Queries of the set whose `fields` say more than the playbook does."""
PIECES = (
    *(
        "200",
        "1,200",
        "1.200",
        "50-200",
        "2-4m",
        "$3M",
        "€5",
        "0",
        "7",
        "2.5",
        "three",
        "10k",
        "40%",
        "12-",
        "999999999999999",
    ),
    *(
        "employees",
        "staff",
        "people",
        "clinics",
        "clinic",
        "loads",
        "orders",
        "a month",
        "per week",
        "revenue",
        "ARR",
        "budget",
    ),
    *(
        "saas",
        "dental",
        "shopify",
        "hubspot",
        "factory",
        "brewery",
        "3pl",
        "agency",
        "series b",
        "uk",
        "germany",
        "georgia",
    ),
    *(
        "over",
        "up to",
        "at least",
        "no more than",
        "between",
        "and",
        "to",
        "or",
        "or more",
        "plus",
        "about",
        "~",
        "+",
        "<",
        "-",
        "/",
    ),
    *(
        "not",
        "hiring",
        "per",
        "speaking",
        "who",
        "with",
        "of",
        "in",
        "usd",
        "Größe",
        "東京",
        "'",
        ":",
        "store",
        "contract",
    ),
)
"""What drawn descriptions are made of."""
_SCRIPT = """
import { readFileSync } from "node:fs";
const load = (name) => import(`file://${process.argv[1]}/search/${name}.js`);
const modules = ["described", "describedrow", "words"];
const [{ describe }, { addressOf }, { folded }] = await Promise.all(modules.map(load));
const { record, texts } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => {
  const found = describe(record, folded(text));
  return { ...found, address: addressOf(found.fields) };
})));
"""


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The example playbook."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return playbook


@pytest.fixture(scope="module")
def record(playbook: Playbook) -> dict[str, Any]:
    """Its words for accounts."""
    return vocabulary(playbook)


def by_browser(record: Mapping[str, Any], texts: Sequence[str]) -> list[dict[str, Any]]:
    """What the modules of the browser read of texts."""
    given_ = json.dumps({"record": record, "texts": texts})
    command: list[str | Path] = [NODE, "--no-warnings", "--input-type=module", "--eval", _SCRIPT, ASSETS]
    done = subprocess.run(command, input=given_, check=True, capture_output=True, text=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def as_json(found: Description) -> dict[str, Any]:
    """What Python reads, as the browser has it."""
    return {
        "fields": [one._asdict() for one in found.fields],
        "unread": [one._asdict() for one in found.unread],
        "rest": found.rest,
        "offered": found.offered,
        "leads": found.leads,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["typed"]))
def test_a_description_is_read_as_it_is_meant(case: dict[str, Any], record: dict[str, Any]) -> None:
    found = describe(record, str(case["typed"]))
    assert {one.id: one.value for one in found.fields} == case.get("fields", {})
    assert dict(found.unread) == case.get("unread", {})
    offered = case.get("offered", True)
    assert (found.offered, found.rest) == (offered, case.get("rest", ""))
    assert found.leads == case.get("leads", offered)


@pytest.mark.parametrize("case", ASKED, ids=lambda case: str(case["typed"]))
def test_the_queries_with_numbers_are_read(case: dict[str, Any], record: dict[str, Any]) -> None:
    found = describe(record, case["typed"])
    if case["typed"] in DISPUTED:
        assert {one.id for one in found.fields} < set(case["fields"])
        return
    values = {one.id: one.value for one in found.fields}
    for field, wanted in case["fields"].items():
        assert values.get(field) in accepted(field, wanted)
    assert found.offered


def accepted(field: str, wanted: object) -> list[str]:
    """The values that a query asks for: a pair of numbers is a range, values of a choice are alternatives."""
    if not isinstance(wanted, list):
        return [str(wanted)]
    if field == "tools":
        return [",".join(wanted)]
    return [str(one) for one in wanted] if field == "industry" else ["-".join(map(str, wanted))]


def test_the_browser_reads_the_same(record: dict[str, Any]) -> None:
    texts = [str(one["typed"]) for one in (*CASES, *ASKED)]
    for text, theirs in zip(texts, by_browser(record, texts), strict=True):
        theirs.pop("address")
        assert theirs == as_json(describe(record, text)), text


def test_the_browser_reads_the_same_of_any_description(record: dict[str, Any]) -> None:
    draw = random.Random(16)  # noqa: S311  # the same texts each time
    texts = [" ".join(draw.choices(PIECES, k=draw.randint(0, 9))) for _ in range(3000)]
    for text, theirs in zip(texts, by_browser(record, texts), strict=True):
        theirs.pop("address")
        assert theirs == as_json(describe(record, text)), text


def test_fit_reads_every_field_of_its_address(playbook: Playbook, record: dict[str, Any]) -> None:
    texts = [str(one["typed"]) for one in (*CASES, *ASKED)]
    addresses = [one["address"] for one in by_browser(record, texts)]
    for text, read in zip(texts, read_back(playbook, addresses), strict=True):
        assert read["ignored"] == [], text
        assert read["state"]["account"] == {
            one.id: meant(playbook, one.id, one.value) for one in describe(record, text).fields
        }


def meant(playbook: Playbook, field: str, value: str) -> object:
    """A value as the import of lists reads it, whose code has no part in descriptions."""
    known = playbook.catalogue[field]
    if known.type == "choices":
        return value.split(",")
    if known.choices:
        return value
    read = cell_reader(known, playbook.catalogue.conventions)(value).value
    return asdict(read) if isinstance(read, Interval) else read
