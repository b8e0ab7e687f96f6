"""A criterion that no example meets is reported: nothing tests its points."""

from tests.lint.example_playbook import ExamplePlaybook

TALLYFORGE = "icp/examples/tallyforge.yaml"


def test_a_criterion_that_no_example_meets(example: ExamplePlaybook) -> None:
    example.edit(TALLYFORGE, "  customisation: light\n", "  customisation: none\n")
    assert example.text("unexercised-criterion") == (
        'icp/profiles/saas.yaml:135:7: warning[unexercised-criterion] no example meets "Asks for light '
        'customisation", so none would notice a change of its points\n'
        "  help: let an example account in icp/examples/ with `icp: saas` meet it"
    )


def test_not_knowing_is_not_meeting(example: ExamplePlaybook) -> None:
    example.edit(TALLYFORGE, "  customisation: light\n", "")
    assert len(example.findings("unexercised-criterion")) == 1


def test_a_profile_without_examples_is_left_to_another_rule(example: ExamplePlaybook) -> None:
    example.remove(
        *(f"icp/examples/{id_}.yaml" for id_ in ("tallyforge", "plumb-and-co", "castlegate-systems"))
    )
    assert example.findings("unexercised-criterion") == ()
    assert len(example.findings("example-gap")) == 3
