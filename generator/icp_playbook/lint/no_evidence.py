"""An operational profile without evidence: no customers, no figures or no interviews."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook

_KINDS = (
    ("customers", "no best customer backs it", "list the customers it is based on"),
    ("figures", "no figure backs it", "add conversion, cycle or retention with sample and date"),
    ("interviews", "no customer was interviewed", "interview at least one, and write up the interview"),
)


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each kind of evidence that an operational profile lacks.

    A profile that only scores accounts claims nothing that would need any.
    """
    for id_, profile in playbook.profiles.items():
        if profile.status != "operational" or not profile.guides_sales:
            continue
        for name, sentence, remedy in _KINDS:
            if not getattr(profile.evidence, name):
                yield RULE.at(
                    documents[Key("profile", id_)].at("evidence"),
                    f"the profile is operational, but {sentence}",
                    f"{remedy}, or make it `status: aspirational`",
                )


RULE = LintRule(
    id="no-evidence",
    about="An operational ICP is based on customers, not on wishful thinking.",
    example=(
        "the profile is operational, but no customer was interviewed",
        "interview at least one, or make it aspirational",
    ),
    check=check,
)
