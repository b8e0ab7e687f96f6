"""What we say, we can prove: a value proposition names at least one proof point."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each value proposition without proof."""
    for id_, profile in playbook.profiles.items():
        for index, value in enumerate(profile.value_propositions):
            if not value.proof:
                yield RULE.at(
                    documents[Key("profile", id_)].at("value_propositions", index),
                    f'nothing proves "{value.id}"',
                    "name a proof point under `proof:`, or stop saying it",
                )


RULE = LintRule(
    id="claim-without-proof",
    about="What we say, we can prove.",
    example=('nothing proves "price-by-system"', "name a proof point, or stop saying it"),
    check=check,
)
