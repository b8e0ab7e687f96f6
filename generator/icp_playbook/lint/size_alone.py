"""A size band posing as a profile: every condition asks how large the company is, or what it can spend."""

from collections.abc import Iterator

from icp_playbook.conditions import tests_of
from icp_playbook.fields import traits
from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Profile, steps
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use whose musts and criteria all test amounts."""
    for id_, profile in playbook.profiles.items():
        tested = _tested(profile)
        if profile.status != "retired" and all(
            traits(playbook.catalogue[name].type).amount for name in tested
        ):
            yield RULE.at(
                documents[Key("profile", id_)].at("fit"),
                f"only {', '.join(f'`{name}`' for name in tested)} decides who fits: "
                "a size band or a budget is not a profile",
                "say what these companies do, run or struggle with, as a must or a criterion",
            )


def _tested(profile: Profile) -> tuple[str, ...]:
    conditions = [must.when for must in profile.fit.must]
    conditions += [band.when for criterion in profile.fit.score for band in steps(criterion)]
    return tuple(dict.fromkeys(test.field for when in conditions for test in tests_of(when)))


RULE = LintRule(
    id="size-alone",
    about="A profile is more than a size band or a budget.",
    example=(
        "only `employees` and `revenue` decide who fits",
        "say what these companies do, run or struggle with",
    ),
    check=check,
)
