"""A field that criteria ask for and that no account of a list has: those points are out of reach."""

from collections.abc import Iterator

from icp_playbook.conditions import tests_of
from icp_playbook.findings import Finding
from icp_playbook.lint.listed_fields import ListedFields
from icp_playbook.lint.rule import ListRule
from icp_playbook.lint.waivers import FIELDS
from icp_playbook.model import conditions_of
from icp_playbook.phrases import counted, plural
from icp_playbook.playbook import Documents, Playbook


def check(playbook: Playbook, documents: Documents, listed: ListedFields) -> Iterator[Finding]:
    """One finding for each field of accounts that ICPs in use ask for, without a column or a single value.

    A list without accounts says nothing. A value that `missing` stands for is one.
    """
    asked = _asked(playbook)
    for place, field in enumerate(playbook.fields.fields):
        count = asked.get(field.id, 0)
        if not count or not listed.rows or field.of != "account" or listed.filled.get(field.id):
            continue
        what = (
            f"no column of {listed.name} is" if field.id not in listed.filled else "no account has a value in"
        )
        icps = f"{counted(count, 'ICP')} {plural(count, 'asks', 'ask')}"
        yield RULE.at(
            documents[FIELDS].at("fields", place),
            f'{what} "{field.label}", which {icps} for',
            "name its column under `columns`, fill it from another source, or stop asking for it",
        )


def _asked(playbook: Playbook) -> dict[str, int]:
    """Field → the ICPs in use whose criteria, musts or disqualifiers ask for it."""
    found: dict[str, int] = {}
    for profile in playbook.profiles.values():
        if profile.status == "retired":
            continue
        entries = (profile, *(playbook.disqualifiers[id_] for id_ in profile.fit.disqualifiers))
        tests = (test for entry in entries for _, when in conditions_of(entry) for test in tests_of(when))
        for name in dict.fromkeys(test.field for test in tests):
            found[name] = found.get(name, 0) + 1
    return found


RULE = ListRule(
    id="unfilled-field",
    about="With a list given: what criteria ask for, some account of the list has.",
    example=(
        'no column of leads.csv is "Employees", which 3 ICPs ask for',
        "name its column under `columns`, or fill it from another source",
    ),
    check=check,
)
