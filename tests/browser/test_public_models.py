"""The browser scores the accounts of each public model as its scorer does, from the same cells."""

import json
from dataclasses import astuple
from typing import Any

import pytest
from playwright.sync_api import Browser

from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.views.fit.page import fit_record
from tests.browser.modules import in_browser, modules_page
from tests.drawing import times
from tests.public_models.models import ACCOUNTS, MODELS, PublicModel, accounts, as_list, expected, playbook
from tests.public_models.scored import AS_OF

pytestmark = pytest.mark.browser

COUNT = 2000
"""Accounts of each model in every run; a long run takes all that Python is given."""
SCORE = """({ data, text, icp, asOf }) => {
    const known = catalogue(data);
    const table = tableOf(text, headerCounter(known.fields));
    const { taken } = recognise(table.headers, known.fields, moneyOf(known.form));
    const read = accountReader(table.headers, taken, known);
    return [...table.rows].map((row) => {
        const { verdict: one, problems } = judged(row, read, { icp, asOf }, known);
        const found = [
            one.status, one.tier, [one.points_low, one.points_high], [one.score_low, one.score_high],
            one.segment, one.possible_segments, one.intent.points,
        ];
        return [found, [...new Set(problems.map(([field]) => field))].sort()];
    });
}"""


@pytest.mark.drawn
def test_each_account_is_scored_as_the_model_says(chrome: Browser) -> None:
    count = min(COUNT * times(), ACCOUNTS)
    with modules_page(chrome, "catalogue", "csv", "columns", "currencies", "accounts") as page:
        for model in MODELS:
            given = in_browser(
                page,
                SCORE,
                {
                    "data": _data(model),
                    "text": as_list(model, count),
                    "icp": model.icp,
                    "asOf": AS_OF.isoformat(),
                },
            )
            wrong = [
                (account.cells, account.facts, one, right)
                for account, one, right in zip(
                    accounts(model, count), given, _expected(model, count), strict=True
                )
                if one != right
            ]
            assert wrong[:3] == [], model.name


def _data(model: PublicModel) -> object:
    """What /fit/ has of the playbook."""
    program = compile_playbook(playbook(model))
    return {
        "program": program_record(program),
        "words": word_list_record(build_word_list(playbook(model), program)),
        "form": fit_record(playbook(model), program),
    }


def _expected(model: PublicModel, count: int) -> list[Any]:
    """What the scorer says, as JSON has it."""
    found = ((astuple(outcome), unread) for outcome, unread in expected(model, count))
    return list(json.loads(json.dumps(list(found))))
