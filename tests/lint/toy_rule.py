"""A rule as an adopter would write it: one file, with its id, what it is about, an example and its check."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each persona whose name has no lowercase letter."""
    for id_, persona in playbook.personas.items():
        if persona.name.isupper():
            yield RULE.at(
                documents[Key("persona", id_)].at("name"),
                f'"{persona.name}" shouts',
                "write it in small letters",
            )


RULE = LintRule(
    id="shouting-name",
    about="A persona has a name that can be read aloud.",
    example=('"CFO | TREASURER" shouts', "write it in small letters"),
    check=check,
)
