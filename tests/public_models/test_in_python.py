"""Ten thousand accounts of each public model come out as its scorer says, read from their cells."""

import io

import pytest

from icp_playbook.accounts import AccountReader, list_table
from icp_playbook.fields import header_counter, recognise
from icp_playbook.fit import PreparedPlaybook, Verdict
from icp_playbook.lint import lint
from icp_playbook.playbook import load
from tests.public_models.models import MODELS, PublicModel, accounts, as_list, expected, playbook
from tests.public_models.scored import AS_OF, Outcome

of_each = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)


def judged(model: PublicModel) -> list[tuple[Outcome, list[str]]]:
    """What the product says of each account of the list, and the fields whose cells it reports."""
    evaluator = PreparedPlaybook.of(playbook(model))
    catalogue = evaluator.catalogue
    table = list_table(io.BytesIO(as_list(model).encode()), "list.csv", header_counter(catalogue))
    reader = AccountReader(recognise(table.headers, catalogue), catalogue, {})
    found = []
    for row in table.rows:
        read = reader.read(row)
        assert read.account is not None
        verdict = evaluator.verdict(model.icp, read.account, AS_OF)
        found.append((outcome_of(verdict), sorted({problem.field for problem in read.problems})))
    return found


def outcome_of(verdict: Verdict) -> Outcome:
    """What a scorer says as well."""
    return Outcome(
        verdict.status,
        verdict.tier,
        (verdict.points_low, verdict.points_high),
        (verdict.score_low, verdict.score_high),
        verdict.segment,
        verdict.possible_segments,
        verdict.intent.points,
    )


@of_each
def test_each_account_is_scored_as_the_model_says(model: PublicModel) -> None:
    wrong = [
        (account.cells, account.facts, given, right)
        for account, given, right in zip(accounts(model), judged(model), expected(model), strict=True)
        if given != right
    ]
    assert wrong[:3] == []


@of_each
def test_its_playbook_has_no_finding(model: PublicModel) -> None:
    loaded = load(model.root)
    assert loaded.findings == ()
    assert list(lint(playbook(model), loaded.documents)) == []


@of_each
def test_the_accounts_are_worth_scoring(model: PublicModel) -> None:
    found = expected(model)
    statuses = [outcome.status for outcome, _ in found]
    assert min(map(statuses.count, {"fit", "undecided", *statuses})) > 400
    assert len({outcome.tier for outcome, _ in found}) == len(playbook(model).settings.tiers) + 1
    assert len({outcome.points for outcome, _ in found}) > 100
    assert 2000 < sum(bool(unread) for _, unread in found) < 8000
