"""Measured figures checked: the list of outcomes is there, and it can tell what they ask of it."""

from collections.abc import Iterator

from icp_playbook.conditions import tests_of
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding, rules
from icp_playbook.model import MEASURED_COLUMNS, MEASURED_UNITS, Measurement, OutcomeSource, Profile, Settings
from icp_playbook.phrases import did_you_mean
from icp_playbook.source import Document, Path
from icp_playbook.values import WrittenNumber

_WRITTEN = {"percent": "a share, such as 34%", "days": "days, such as 31d", "money": "an amount, such as 9k"}


def misdescribed_figures(
    profile: Profile, document: Document, settings: Settings, catalogue: Catalogue
) -> Iterator[Finding]:
    """A finding for every measured figure that is well-formed but cannot be measured."""
    sources = {source.id: source for source in settings.outcomes}
    tiers = [tier.id for tier in settings.tiers]
    for index, figure in enumerate(profile.evidence.figures):
        for place, measurement in enumerate(figure.measured):
            here: Path = ("evidence", "figures", index, "measured", place)
            source = sources.get(measurement.outcomes)
            if source is None:
                yield rules.UNKNOWN_REFERENCE.at(
                    document.at(*here, "outcomes"),
                    f'list of outcomes "{measurement.outcomes}" does not exist',
                    did_you_mean(
                        measurement.outcomes, sources, "describe it under `outcomes` of icp/playbook.yaml"
                    ),
                )
            else:
                yield from _columns(measurement, source, here, document)
                yield from _periods(measurement, source, here, document)
            yield from _unit(measurement, here, document)
            yield from _tiers(measurement, tiers, here, document)
            yield from _condition(measurement, catalogue, here, document)


def _columns(
    measurement: Measurement, source: OutcomeSource, here: Path, document: Document
) -> Iterator[Finding]:
    asked = [(name, "what") for name in MEASURED_COLUMNS[measurement.what]]
    asked += [(name, name) for name in ("created", "closed") if getattr(measurement, name) is not None]
    for name, key in dict(asked).items():
        if getattr(source.columns, name) is None:
            yield rules.MEASURED_FIGURE.at(
                document.at_key(*here, key),
                f"`{source.id}` does not name the column `{name}`, which this needs",
                f"name it under `columns` of the outcomes `{source.id}`",
            )


def _periods(
    measurement: Measurement, source: OutcomeSource, here: Path, document: Document
) -> Iterator[Finding]:
    """The list cannot tell of what came after it was taken."""
    for name in ("created", "closed"):
        period = getattr(measurement, name)
        if period is not None and period[1] > source.date:
            yield rules.MEASURED_FIGURE.at(
                document.at(*here, name, 1),
                f"`{source.id}` was taken on {source.date}, before {period[1]}",
                "end on that day or sooner",
            )


def _unit(measurement: Measurement, here: Path, document: Document) -> Iterator[Finding]:
    unit = MEASURED_UNITS[measurement.what]
    if WrittenNumber.of(measurement.value).unit != unit:
        yield rules.MEASURED_FIGURE.at(
            document.at(*here, "value"),
            f"`{measurement.what}` is not measured in what {measurement.value} is written in",
            f"write {_WRITTEN[unit]}",
        )


def _tiers(measurement: Measurement, tiers: list[str], here: Path, document: Document) -> Iterator[Finding]:
    for index, tier in enumerate(measurement.tiers):
        if tier not in tiers:
            yield rules.UNKNOWN_REFERENCE.at(
                document.at(*here, "tiers", index), f'tier "{tier}" does not exist', did_you_mean(tier, tiers)
            )


def _condition(
    measurement: Measurement, catalogue: Catalogue, here: Path, document: Document
) -> Iterator[Finding]:
    own = catalogue.describing("account")
    names = [test.field for test in tests_of(measurement.when)] if measurement.when is not None else []
    for name in dict.fromkeys(names):
        if name in catalogue and name not in own:
            yield rules.MEASURED_FIGURE.at(
                document.at(*here, "when"),
                f"`{name}` is of contacts, and people are not read from a list of outcomes",
                "ask for a field of accounts",
            )
