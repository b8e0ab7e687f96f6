"""An operational profile that rests on nothing: no customer, no figure, or nobody was asked."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook

_KINDS = (
    ("customers", "no best customer stands behind it", "list the customers it was drawn from"),
    ("figures", "no figure stands behind it", "add conversion, cycle or retention with sample and date"),
    ("interviews", "no customer was interviewed", "interview at least one, and write it down"),
)


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each kind of evidence an operational profile lacks."""
    for id_, profile in playbook.profiles.items():
        if profile.status != "operational":
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
    about="An operational ICP rests on customers, not on a wish.",
    example=(
        "the profile is operational, but no customer was interviewed",
        "interview at least one, or make it aspirational",
    ),
    check=check,
)
