"""An aspirational profile treated as one we sell to: campaigns and scores already run on it."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook

_AT_WORK = ("campaign", "scoring", "qualification", "retention", "pricing")
"""Uses that spend selling time or money; content, partners and product may prepare the ground."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each use of an aspirational profile that treats it as operational."""
    for id_, profile in playbook.profiles.items():
        if profile.status != "aspirational":
            continue
        for name in _AT_WORK:
            if getattr(profile.put_to_work, name):
                yield RULE.at(
                    documents[Key("profile", id_)].at_key("put_to_work", name),
                    f"the profile is aspirational, but it is put to work for {name}",
                    f"remove `{name}:` until customers have shown that it holds, "
                    "or make it `status: operational`",
                )


RULE = LintRule(
    id="aspirational-at-work",
    about="What we would like to sell to is kept apart from what we sell to.",
    example=(
        "the profile is aspirational, but it is put to work for campaign",
        "remove that use, or make the profile operational",
    ),
    check=check,
)
