"""Examples that cannot show the edge of an ICP are pointed out."""

import pytest

from tests.lint.example_playbook import ExamplePlaybook

PLACE = "icp/profiles/saas.yaml:27:3: warning[example-gap]"


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        ("tallyforge", "no example reaches Tier 1: nothing shows what a fit looks like"),
        ("plumb-and-co", "no example falls short of Tier 1: nothing shows where the fit ends"),
        ("castlegate-systems", "no example is disqualified or outside: nothing shows who to turn away"),
    ],
)
def test_each_kind_of_verdict_needs_an_example(example: ExamplePlaybook, gone: str, sentence: str) -> None:
    example.remove(f"icp/examples/{gone}.yaml")
    assert example.text("example-gap") == (
        f"{PLACE} {sentence}\n  help: add an account with `icp: saas` to icp/examples/ that does"
    )


def test_one_account_outside_shows_both_the_edge_and_who_to_turn_away(example: ExamplePlaybook) -> None:
    example.remove("icp/examples/willowmead-practice.yaml")
    assert example.findings("example-gap") == ()


def test_a_retired_profile_needs_no_example(example: ExamplePlaybook) -> None:
    example.edit("icp/profiles/saas.yaml", "status: operational", "status: retired")
    example.remove(
        *(f"icp/examples/{id_}.yaml" for id_ in ("tallyforge", "plumb-and-co", "castlegate-systems"))
    )
    assert example.findings("example-gap") == ()
