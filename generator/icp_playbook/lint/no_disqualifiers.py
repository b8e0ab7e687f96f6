"""The rule `no-disqualifiers`: a profile in use names no disqualifier."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use without a disqualifier.

    None for a profile that only scores accounts, in a playbook that knows no disqualifiers at all.
    """
    for id_, profile in playbook.profiles.items():
        expected = profile.guides_sales or playbook.disqualifiers
        if expected and profile.status != "retired" and not profile.fit.disqualifiers:
            yield RULE.at(
                documents[Key("profile", id_)].at("fit"),
                "no account is disqualified, so every account is worth everyone's time",
                "add disqualifiers under `fit: disqualifiers:`",
            )


RULE = LintRule(
    id="no-disqualifiers",
    about="An ICP says who is out.",
    example=("no account is disqualified", "add disqualifiers under `fit: disqualifiers:`"),
    check=check,
)
