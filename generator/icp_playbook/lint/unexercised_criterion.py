"""A criterion that no example meets: its points could be anything, and no expected verdict would change."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.fit import example_verdicts
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook, criterion_label


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each criterion that earns or costs nothing in every example of its profile.

    A profile without examples is the business of `example-gap`.
    """
    verdicts = example_verdicts(playbook).values()
    for id_, profile in playbook.profiles.items():
        own = [verdict for verdict in verdicts if verdict.icp == id_]
        met = {
            reason.id
            for verdict in own
            for reason in verdict.reasons
            if reason.kind == "score" and reason.state == "met"
        }
        for index, row in enumerate(profile.fit.score):
            if own and profile.status != "retired" and row.id not in met:
                name = criterion_label(row, playbook.catalogue)
                yield RULE.at(
                    documents[Key("profile", id_)].at("fit", "score", index),
                    f'no example meets "{name}", so none would notice a change of its points',
                    f"let an example account in icp/examples/ with `icp: {id_}` meet it",
                )


RULE = LintRule(
    id="unexercised-criterion",
    about="Every criterion is met by some example, so that a change to it is noticed.",
    example=("no example meets the criterion", "add an example that does, so that a change to it is noticed"),
    check=check,
)
