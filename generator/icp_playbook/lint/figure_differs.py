"""A measured figure is what its list of outcomes says: the numbers, and how many accounts they are of."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, Severity
from icp_playbook.lint.read_outcomes import MeasuredFigure, MeasuredNumber, ReadOutcomes
from icp_playbook.lint.rule import OutcomeRule
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.source import Document, Path
from icp_playbook.values import WrittenNumber


def check(_playbook: Playbook, documents: Documents, outcomes: ReadOutcomes) -> Iterator[Finding]:
    """One finding for each number, and for each sample, that the list contradicts."""
    for measured in outcomes.figures:
        document = documents[Key("profile", measured.profile)]
        here: Path = ("evidence", "figures", measured.place)
        for number in measured.numbers:
            yield from _number(measured, number, (*here, "measured", number.place), document)
        if measured.sample != measured.figure.sample:
            yield RULE.at(
                document.at(*here, "sample"),
                f'"{measured.figure.id}" is counted over {counted(measured.sample, "account")}, '
                f"not {measured.figure.sample}",
                f"write `sample: {measured.sample}`, or correct what is measured",
            )


def _number(
    measured: MeasuredFigure, number: MeasuredNumber, here: Path, document: Document
) -> Iterator[Finding]:
    entry = number.entry
    id_ = f"{measured.figure.id}: {entry.id}"
    if number.found is None:
        yield RULE.at(
            document.at(*here),
            f'no account of `{entry.outcomes}` tells `{entry.what}` as "{id_}" asks for it',
            "correct `when`, the tiers, the statuses or the days",
        )
        return
    written = WrittenNumber.of(entry.value)
    if not written.agrees(number.found):
        right = written.rounded(number.found)
        yield RULE.at(
            document.at(*here, "value"),
            f'"{id_}" says {entry.value}, and `{entry.outcomes}` of {number.listed} says {right}',
            f"write `value: {right}`, and correct `says`",
        )
    if number.sample != entry.sample:
        yield RULE.at(
            document.at(*here, "sample"),
            f'"{id_}" is counted over {counted(number.sample, "account")}, not {entry.sample}',
            f"write `sample: {number.sample}`",
        )


RULE = OutcomeRule(
    id="figure-differs",
    severity=Severity.ERROR,
    about="A measured figure says what its list of outcomes says, rounded as it is written.",
    example=(
        '"win-rate: inside" says 38%, and `deals` of 2026-09-30 says 34%',
        "write `value: 34%`, and correct `says`",
    ),
    check=check,
)
