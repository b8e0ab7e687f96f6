"""A profile of sizes and industries alone: no situation, growth, tool or behaviour tells fit."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile whose every criterion is firmographic."""
    for id_, profile in playbook.profiles.items():
        if {criterion.dimension for criterion in profile.fit.score} == {"firmographic"}:
            yield RULE.at(
                documents[Key("profile", id_)].at("fit", "score"),
                "every criterion is firmographic: size and industry say who they are, not why they would buy",
                "add criteria on the situation, the tools or growth, such as `urgency` or `pains`",
            )


RULE = LintRule(
    id="firmographics-alone",
    about="An ICP says why the problem presses, not only how large the company is.",
    example=("every criterion is firmographic", "add criteria on the situation, the tools or growth"),
    check=check,
)
