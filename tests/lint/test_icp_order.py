"""ICPs that share accounts need an order, and the finding names an account."""

from tests.lint.example_playbook import ExamplePlaybook

SETTINGS, LOGISTICS = "icp/playbook.yaml", "icp/profiles/logistics.yaml"
ORDER = "order: [saas, ecommerce, manufacturing, healthcare, logistics]\n"
INDUSTRY = "      when: {field: industry, in: [logistics]}\n"
SHARED = "      when: {field: industry, in: [logistics, manufacturing]}\n"


def test_icps_that_share_accounts_need_an_order(example: ExamplePlaybook) -> None:
    example.edit(SETTINGS, ORDER, "order: [saas]\n")
    assert example.findings("icp-order") == ()
    (finding,) = example.edit(LOGISTICS, INDUSTRY, SHARED).findings("icp-order")
    assert (finding.location.path, finding.location.line) == (SETTINGS, 19)
    assert finding.sentence == (
        "an account can be inside logistics and manufacturing, and where tier and score are the same, "
        "the ids alone decide which counts: Industry: Discrete manufacturing; Country: Canada; Tools: Legacy "
        "ERP; Orders or jobs a month: 1,000 a month"
    )
    assert example.edit(SETTINGS, "[saas]", "[saas, logistics]").findings("icp-order") == ()


def test_an_icp_that_is_not_at_work_takes_part_in_no_ranking(example: ExamplePlaybook) -> None:
    example.edit(SETTINGS, ORDER, "").edit(LOGISTICS, INDUSTRY, SHARED)
    (finding,) = example.findings("icp-order")
    assert finding.location.line == 1
    example.edit(LOGISTICS, "status: operational", "status: aspirational")
    assert example.findings("icp-order") == ()
