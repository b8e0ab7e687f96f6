"""A profile that fits everybody, nobody, or one company size, by its example accounts."""

import re

from tests.cli.running import check
from tests.lint.example_playbook import ExamplePlaybook
from tests.lint.weak_playbooks import PROFILE
from tests.playbooks.copies import PlaybookCopy

SAAS = "icp/profiles/saas.yaml"


def test_a_profile_that_keeps_nobody_out_is_too_broad(example: ExamplePlaybook) -> None:
    file = example.root / SAAS
    text = re.sub(r"(?s)  must:\n.*?  score:\n", "  score:\n", file.read_text("utf-8"))
    file.write_text(re.sub(r"(?s)  disqualifiers:\n.*?\n\n", "\n", text, count=1), "utf-8")
    assert "15 of 15 example accounts are inside" in example.text("too-broad")


def test_a_profile_that_lets_nobody_in_is_too_narrow(example: ExamplePlaybook) -> None:
    must = "      label: Sells B2B software\n      when: "
    whole = f"{must}{{field: industry, is: b2b-software}}"
    example.edit(SAAS, whole, f"{must}{{field: employees, at_least: 9000000}}")
    assert "none of 15 example accounts is inside" in example.text("too-narrow")


def test_a_handful_of_examples_says_nothing_about_breadth(minimal: PlaybookCopy) -> None:
    minimal.write(PROFILE, re.sub(r"(?s)  must:\n.*?  score:\n", "  score:\n", minimal.text(PROFILE)))
    assert "[too-broad]" not in check(minimal).stdout


def test_size_and_revenue_are_no_profile(minimal: PlaybookCopy) -> None:
    assert "[size-alone]" not in check(minimal).stdout
    text = minimal.text(PROFILE)
    text = text.replace("{field: has_oven, is: true}", "{field: employees, at_least: 1}")
    text = text.replace("{field: tools, has_any: [paper]}", "{field: revenue, at_least: 1M}")
    minimal.write(PROFILE, text.replace("{field: tools, has_all: [erp]}", "{field: revenue, at_most: 2M}"))
    assert "warning[size-alone] only `employees`, `revenue` decides who fits" in check(minimal).stdout
