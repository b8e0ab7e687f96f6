"""Segments that overlap are listed in order, and all of them: reported where they are not."""

from tests.lint.example_playbook import ExamplePlaybook

PROFILE = "icp/profiles/saas.yaml"
LISTED = "segments: [saas-series-a, saas-usage-based, saas-expansion]\nuse_cases:\n"


def test_segments_of_which_one_account_can_be_need_an_order(example: ExamplePlaybook) -> None:
    text = (example.root / "segments/saas-series-a.yaml").read_text("utf-8")
    start = text.index("when:")
    end = text.index("\ndefinition:")
    (example.root / "segments/saas-series-a.yaml").write_text(
        text[:start] + "when: {field: stage, is: scale-up}" + text[end:], "utf-8"
    )
    (finding,) = example.findings("segment-order")
    assert finding.location.path == PROFILE
    assert finding.sentence == (
        "an account can be in saas-series-a and saas-usage-based, and the ids alone decide which counts: "
        "Business model: Usage-based; Stage: Scale-up"
    )
    assert example.edit(PROFILE, "use_cases:\n", LISTED).findings("segment-order") == ()
    playbook, _ = example.loaded()
    own = [id_ for id_, segment in playbook.segments.items() if segment.icp == "saas"]
    assert own == ["saas-series-a", "saas-usage-based", "saas-expansion"]


def test_a_list_of_segments_has_all_of_them(example: ExamplePlaybook) -> None:
    example.edit(PROFILE, "use_cases:\n", "segments: [saas-usage-based]\nuse_cases:\n")
    (finding,) = example.findings("segment-order")
    assert (finding.location.path, finding.sentence) == (
        PROFILE,
        "saas-expansion and saas-series-a of this ICP are not listed",
    )


def test_segments_that_exclude_each_other_need_none(example: ExamplePlaybook) -> None:
    assert example.findings("segment-order") == ()
