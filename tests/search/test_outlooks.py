"""What the line of a described account shows before it is pressed: the verdict of `icp-playbook score`."""

import csv
import datetime
import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from icp_playbook.fields import cell_reader
from icp_playbook.fit import IN, OPEN, Account, Known, PreparedPlaybook, deciding_fields, membership_of, rank
from icp_playbook.playbook import Playbook, load
from icp_playbook.search import describe, vocabulary
from tests.processes import run
from tests.report.reading_back import outlooks

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DAY = datetime.date(2026, 10, 1)
MORE = (
    "12 people agency germany",
    "3000 employees hospital",
    "saas 120 people hubspot slack us",
    "manufacturer 350 employees canada netsuite $80M revenue",
    "shopify store $2.5M revenue 25 people uk",
    "5000 employees bank",
    "4 staff brewery",
)
"""Accounts that are more than one answer from the edges of the ICPs, and some that are of none."""


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The example playbook."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return playbook


@pytest.fixture(scope="module")
def accounts(playbook: Playbook) -> dict[str, dict[str, str]]:
    """Text → the fields that are read of it, where it is offered as an account."""
    cases = yaml.safe_load((HERE / "descriptions.yaml").read_text("utf-8"))
    asked = yaml.safe_load((HERE / "answers.yaml").read_text("utf-8"))["numbers"]
    texts = [*(str(one["typed"]) for one in (*cases, *asked)), *MORE]
    record = vocabulary(playbook)
    found = {text: describe(record, text) for text in texts}
    return {text: {one.id: one.value for one in read.fields} for text, read in found.items() if read.offered}


@pytest.fixture(scope="module")
def shown(playbook: Playbook, accounts: dict[str, dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    """Text → what its line shows."""
    addresses = ["&".join(f"{id_}={value}" for id_, value in fields.items()) for fields in accounts.values()]
    found = outlooks(playbook, addresses, DAY.isoformat())
    return dict(zip(accounts, found, strict=True))


def test_the_outcome_is_that_of_the_command(
    playbook: Playbook,
    accounts: dict[str, dict[str, str]],
    shown: dict[str, list[dict[str, str]]],
    tmp_path: Path,
) -> None:
    tiers = {tier.id: tier.label for tier in playbook.settings.tiers}
    for text, scored in by_command(accounts, tmp_path).items():
        first = shown[text][0]
        certain, icp = scored["icp_certain"], scored["icp_profile"]
        if icp is None:
            assert first["outcome"] == "No ICP fits", text
            continue
        tier = scored["icp_tier"]
        words = tiers[tier] if tier else certain
        assert first["outcome"].lower() == words.lower(), text
        assert first["about"] == playbook.profiles[icp].name, text
        low, high = scored["icp_score_low"], scored["icp_score_high"]
        assert first["score"] == (f"{low}" if low == high else f"{low}–{high}"), text


def by_command(accounts: dict[str, dict[str, str]], folder: Path) -> dict[str, dict[str, Any]]:
    """The verdicts of `icp-playbook score` on the accounts as a list."""
    columns = ["company", *dict.fromkeys(id_ for fields in accounts.values() for id_ in fields)]
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows({"company": text, **fields} for text, fields in accounts.items())
    command = ("score", folder / "list.csv", "--as-of", DAY.isoformat(), "--format", "json")
    done = run("icp-playbook", (*command, "--engine", "python", "--root", ROOT), folder, os.environ)
    assert done.returncode == 0, done.stderr
    return {one["company"]: one for one in json.loads(done.stdout)}


def test_what_is_open_is_counted_and_the_next_icp_named(
    playbook: Playbook, accounts: dict[str, dict[str, str]], shown: dict[str, list[dict[str, str]]]
) -> None:
    """Against the engine that decides in Python."""
    program = PreparedPlaybook.of(playbook).program
    seconds = 0
    for text, fields in accounts.items():
        account = as_read(playbook, fields)
        verdicts = rank(program, account, DAY).verdicts
        lines = shown[text]
        for line, verdict in zip(lines, verdicts, strict=False):
            musts = [reason for reason in verdict.reasons if reason.kind == "must"]
            missed = [reason for reason in musts if reason.state == "missed"]
            unknown = [reason for reason in musts if reason.state == "unknown"]
            assert line["about"].removeprefix("nearest: ") == playbook.profiles[verdict.icp].name, text
            if missed:
                labels = {must.id: must.label for must in playbook.profiles[verdict.icp].fit.must}
                more = ["", " and 1 more must", f" and {len(missed) - 1} more musts"][min(len(missed), 3) - 1]
                assert line["why"] == f"misses {labels[missed[0].id]}{more}", text
            elif verdict.disqualifier is None and unknown:
                counts = f"{len(musts) - len(unknown)} of {len(musts)} musts met, {len(unknown)} to find out"
                assert line["why"] == counts, text
        second = verdicts[1]
        state = membership_of(second, deciding_fields(second, program, account, DAY))
        met = any(reason.kind == "must" and reason.state == "met" for reason in second.reasons)
        assert (len(lines) == 2) == (met and state in {*IN, *OPEN}), text
        seconds += len(lines) == 2
    assert 0 < seconds < len(accounts)


def as_read(playbook: Playbook, fields: dict[str, str]) -> Account:
    """An account as the import of lists reads it."""
    account: dict[str, Known] = {}
    for id_, value in fields.items():
        field = playbook.catalogue[id_]
        if field.type == "choices":
            account[id_] = frozenset(value.split(","))
            continue
        known = cell_reader(field, playbook.catalogue.conventions)(value).value
        assert known is not None, value
        account[id_] = known
    return account


def test_what_no_icp_asks_for_is_not_taken_for_an_answer(playbook: Playbook) -> None:
    [[line]] = outlooks(playbook, ["name=Acme"], DAY.isoformat())
    assert (line["outcome"], line["about"], line["score"]) == ("Nothing known yet", "", "")
