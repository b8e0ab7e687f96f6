"""The description and the criteria agree on headcount and revenue: a reader believes the first they see."""

from collections.abc import Iterator

from icp_playbook.conditions import Between
from icp_playbook.fields import read_value
from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import steps
from icp_playbook.playbook import Documents, Key, Playbook

DESCRIBED = ("employees", "revenue")
"""Parts of `firmographics` that are ranges, and fields of the same name."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each described range that is not the best band of the criterion on its field."""
    for id_, profile in playbook.profiles.items():
        for name in DESCRIBED:
            described = getattr(profile.firmographics, name)
            if described is None:
                continue
            for criterion in profile.fit.score:
                best = max(steps(criterion), key=lambda band: band.points).when
                if not isinstance(best, Between) or best.field != name:
                    continue
                field = playbook.catalogue[name]
                scored = tuple(read_value(field, bound) for bound in best.bounds)
                if scored != described:
                    low, high = (f"{bound:,}" for bound in described)
                    yield RULE.at(
                        documents[Key("profile", id_)].at("firmographics", name),
                        f'`{name}` is described as {low}–{high}, but "{criterion.id}" prefers others',
                        "make the two agree; the criterion decides, but people read the description",
                    )


RULE = LintRule(
    id="description-differs",
    about="The description and the criteria agree on each field.",
    example=(
        "`revenue` is described as 5M to 20M, but the criterion prefers other values",
        "make the two agree; the criterion decides",
    ),
    check=check,
)
