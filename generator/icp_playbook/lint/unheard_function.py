"""Written in a silo: a function that the review policy names has never reviewed the profile."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each function that has not reviewed an operational profile."""
    for id_, profile in playbook.profiles.items():
        if profile.status != "operational":
            continue
        for function in playbook.settings.review.functions:
            if function not in profile.review.by:
                yield RULE.at(
                    documents[Key("profile", id_)].at("review", "by"),
                    f"{function.replace('-', ' ')} has not reviewed the profile",
                    f"ask them, and add `{function}:` with the day under `review: by:`",
                )


RULE = LintRule(
    id="unheard-function",
    about="Every function the review policy names has reviewed an operational ICP.",
    example=("product has not reviewed the profile", "ask them, and add the day under `review: by:`"),
    check=check,
)
