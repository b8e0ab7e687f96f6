"""Criteria that can never matter are reported; those that might are not."""

import pytest

from tests.lint.example_playbook import ExamplePlaybook

SAAS, HEALTHCARE = "icp/profiles/saas.yaml", "icp/profiles/healthcare.yaml"
LOGISTICS = "icp/profiles/logistics.yaml"
CRM = "      when: {field: tools, has_any: [crm]}\n"
STAFF = "      when: {field: employees, between: [30, 200]}\n"
BEST = "{when: {field: employees, between: [50, 200]}, points: 10}"
LIGHT = "      when: {field: customisation, is: light}\n"


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "sentence"),
    [
        pytest.param(
            HEALTHCARE,
            STAFF,
            "      when: {all: [{field: employees, at_least: 30}, {field: country, is: BR}]}\n",
            40,
            'no account can meet "30 to 200 staff" and "Head office in US or EU"',
            id="musts that contradict each other",
        ),
        pytest.param(
            HEALTHCARE,
            STAFF,
            "      when: {all: [{field: employees, at_least: 30}, {field: employees, at_most: 20}]}\n",
            40,
            'no account can meet "30 to 200 staff"',
            id="a must that contradicts itself",
        ),
        pytest.param(
            SAAS,
            BEST,
            "{when: {field: employees, between: [30, 300]}, points: 10}",
            55,
            'band 2 of "50–200 employees" never counts: '
            "no account can reach it: a band above it applies whenever it would",
            id="a band below a wider one",
        ),
        pytest.param(
            SAAS,
            "{when: {field: tools, has_any: [slack]}, points: 7}",
            "{when: {all: [{field: tools, has_any: [crm]}, {field: tools, has_none: [crm]}]}, points: 7}",
            81,
            'band 2 of "Slack beside the CRM" never counts: no account can meet its condition',
            id="a band that contradicts itself",
        ),
        pytest.param(
            HEALTHCARE,
            "{when: {field: employees, between: [35, 49]}, points: 4}",
            "{when: {field: employees, at_most: 29}, points: 4}",
            52,
            'band 3 of "Staff" never counts: no account that meets the musts can reach it',
            id="a band that the musts rule out",
        ),
        pytest.param(
            LOGISTICS,
            "      when: {field: tools, has_any: [tms]}\n",
            "      when: {field: orders_per_month, at_least: 500}\n",
            73,
            '"Runs a full TMS" comes to -8 points for every account that meets the musts',
            id="a criterion that follows from a must",
        ),
        pytest.param(
            LOGISTICS,
            "      when: {field: tools, has_any: [tms]}\n",
            "      when: {field: orders_per_month, at_most: 500}\n",
            73,
            'no account that meets the musts can meet "Runs a full TMS"',
            id="a criterion that a must rules out",
        ),
        pytest.param(
            SAAS,
            LIGHT,
            "      when: {field: customisation, is: heavy}\n",
            135,
            'the condition of "Asks for light customisation" never counts: '
            "the disqualifiers rule out every account that could reach it",
            id="friction for what disqualifies",
        ),
        pytest.param(
            SAAS,
            CRM,
            "      when: {all: [{field: tools, has_any: [crm]}, "
            "{field: tools, has_none: [competing-automation]}]}\n",
            145,
            'no account that meets the musts can meet the disqualifier "Competing automation"',
            id="a disqualifier that a must rules out",
        ),
        pytest.param(
            SAAS,
            CRM,
            "      when: {all: [{field: tools, has_any: [crm]}, {field: tools, has_any: [rpa-suite]}]}\n",
            145,
            'every account that meets the musts meets the disqualifier "Competing automation", '
            "so none can fit",
            id="a disqualifier that follows from a must",
        ),
        pytest.param(
            SAAS,
            "  score:\n",
            "  enough: {all: [{field: industry, known: true}, {field: industry, in: [freight]}]}\n  score:\n",
            46,
            "`enough` never holds for an account that meets the musts, so none can fit",
            id="what must be known, which no account that meets the musts has",
        ),
        pytest.param(
            SAAS,
            "  score:\n",
            "  enough: {any: [{field: stage, known: true}, {field: stage, known: false}]}\n  score:\n",
            46,
            "`enough` holds for every account, whatever is known",
            id="what must be known, which always is",
        ),
    ],
)
def test_what_decides_nothing_is_reported(
    example: ExamplePlaybook, path: str, old: str, new: str, line: int, sentence: str
) -> None:
    (finding,) = example.edit(path, old, new).findings("never-matters")
    assert (finding.location.path, finding.location.line, finding.sentence) == (path, line, sentence)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(
            SAAS, BEST, "{when: {field: employees, between: [36, 280]}, points: 10}", id="35 is left"
        ),
        pytest.param(
            SAAS, CRM, "      when: {field: tools, has_any: [crm, slack]}\n", id="Slack may be missing"
        ),
        pytest.param(
            SAAS,
            LIGHT,
            "      when: {field: customisation, in: [light, heavy]}\n",
            id="light alone still counts",
        ),
        pytest.param(
            SAAS,
            LIGHT,
            "      when: {field: attitude, known: false}\n",
            id="not having asked is told by nothing else",
        ),
        pytest.param(
            HEALTHCARE,
            STAFF,
            "      when: {any: [{field: employees, between: [30, 200]}, {field: sites, at_least: 9}]}\n",
            id="two ways to meet a must",
        ),
        pytest.param(
            SAAS,
            "  score:\n",
            "  enough: {field: industry, known: true}\n  score:\n",
            id="a must that is unknown leaves open what is not known at all",
        ),
    ],
)
def test_what_may_decide_something_is_left_alone(
    example: ExamplePlaybook, path: str, old: str, new: str
) -> None:
    assert example.edit(path, old, new).findings("never-matters") == ()


def test_a_cap_that_its_criteria_cannot_exceed(example: ExamplePlaybook) -> None:
    cap = "  caps: {fleet: {at_most: %d, criteria: [%s]}}\n  score:\n"
    example.edit(LOGISTICS, "  score:\n", cap % (100, "headcount"))
    (finding,) = example.findings("never-matters")
    assert finding.sentence.startswith('the cap "Fleet" takes no points off: its criteria earn ')
