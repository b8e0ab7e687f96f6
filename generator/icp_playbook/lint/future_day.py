"""A day on which something is said to have happened, and that is still to come."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule, is_to_come
from icp_playbook.model import Decision
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.source import Path
from icp_playbook.values import parse_date

_SETTINGS = Key("playbook", "playbook")


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each such day of a decision, a customer, a reviewer or a list."""
    for key, path, day, what in _days(playbook):
        if is_to_come(day, as_of):
            yield RULE.at(
                documents[key].at(*path),
                f"{what} {day}, a day that is still to come",
                "correct the year or the day",
            )


def _days(playbook: Playbook) -> Iterator[tuple[Key, Path, datetime.date, str]]:
    """Each with what is said of it. `old-evidence` and `overdue-review` have those that they count from."""
    for id_, decision in playbook.decisions.items():
        for path, day, what in _of_decision(id_, decision):
            yield Key("decision", id_), path, day, what
    for id_, profile in playbook.profiles.items():
        for at, customer in enumerate(profile.evidence.customers):
            if customer.since is not None:
                path = ("evidence", "customers", at, "since")
                yield Key("profile", id_), path, customer.since, f"{customer.name} is a customer since"
    for key, entry in playbook.entries():
        for function, day in entry.review.by.items():
            yield key, ("review", "by", function), day, f"{function.replace('-', ' ')} reviewed it on"
    for at, source in enumerate(playbook.settings.outcomes):
        yield _SETTINGS, ("outcomes", at, "date"), source.date, f'"{source.id}" was taken on'


def _of_decision(id_: str, decision: Decision) -> Iterator[tuple[Path, datetime.date, str]]:
    if decision.decided is not None:
        yield ("decided", "on"), decision.decided.on, "it was decided on"
    elif (day := parse_date(id_[:10])) is not None:
        yield ("status",), day, "its id begins with"
    for at, one in enumerate(decision.evidence):
        yield ("evidence", at, "date"), one.date, f'"{one.id}" was seen on'
    if decision.outcome is not None:
        yield ("outcome", "on"), decision.outcome.on, "the outcome is dated"


RULE = DatedRule(
    id="future-day",
    about="What was decided, seen, reviewed or measured was so on a day that has come.",
    example=("it was decided on 2027-06-12, a day that is still to come", "correct the year or the day"),
    check=check,
)
