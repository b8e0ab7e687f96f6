"""More personas than a team remembers."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile whose committee has more personas than the playbook's limit."""
    most = playbook.settings.max_personas
    for id_, profile in playbook.profiles.items():
        count = len({seat.persona for seat in profile.committee})
        if count > most:
            yield RULE.at(
                documents[Key("profile", id_)].at("committee"),
                f"the committee has {counted(count, 'persona')}; {most} is the limit of this playbook",
                "keep those who decide, or raise `max_personas` in icp/playbook.yaml",
            )


RULE = LintRule(
    id="too-many-personas",
    about="A committee is small enough to remember.",
    example=("the committee has 8 personas", "keep those who decide"),
    check=check,
)
