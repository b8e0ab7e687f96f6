"""Lists of outcomes checked: which column says what, and what its values mean."""

from collections.abc import Iterator

from icp_playbook.fields import Catalogue, folded, folded_header
from icp_playbook.findings import Finding, rules
from icp_playbook.model import OutcomeColumns, OutcomeSource, Settings
from icp_playbook.phrases import did_you_mean
from icp_playbook.source import Document, Path

_SINGLE = ("outcome", "won", "created", "closed", "value", "renewed", "expanded", "churned")
"""The keys whose columns differ: the outcome may well be the furthest stage."""


def misdescribed_outcomes(settings: Settings, catalogue: Catalogue, document: Document) -> Iterator[Finding]:
    """A finding for everything in `outcomes` that is well-formed but makes no sense."""
    for index, source in enumerate(settings.outcomes):
        here: Path = ("outcomes", index)
        yield from _outcome(source, here, document)
        yield from _values(source, here, document)
        yield from _columns(source.columns, (*here, "columns"), document)
        yield from _known_on(source.columns, (*here, "columns", "known_on"), catalogue, document)


def _outcome(source: OutcomeSource, here: Path, document: Document) -> Iterator[Finding]:
    """One column says what became of an account, and values are given where it needs them."""
    columns = source.columns
    if columns.outcome is None and columns.won is None:
        yield rules.OUTCOMES.at(
            document.at_key(*here, "columns"),
            "`columns` names no outcome",
            "name the column under `outcome`, with its values under `won` and `lost`; "
            "or a column of yes and no under `won`",
        )
    elif columns.outcome is not None and columns.won is not None:
        yield rules.OUTCOMES.at(
            document.at_key(*here, "columns", "won"),
            "`outcome` and `won` both say what became of an account",
            "keep one of the two",
        )
    elif columns.won is not None:
        for key in ("won", "lost", "open"):
            if getattr(source, key):
                yield rules.OUTCOMES.at(
                    document.at_key(*here, key),
                    f"`{key}` lists values of the column `outcome`, which is not named",
                    f"remove `{key}`, or name the column under `outcome` instead of `won`",
                )
    elif not source.won or not source.lost:
        key = "lost" if source.won else "won"
        yield rules.OUTCOMES.at(
            document.at(*here),
            f"no value of `{columns.outcome}` says {key}",
            f"list the values under `{key}:`, such as Closed {key.capitalize()}",
        )


def _values(source: OutcomeSource, here: Path, document: Document) -> Iterator[Finding]:
    """A value says one thing; a stage stands in one place of the funnel."""
    taken: dict[str, str] = {}
    for key in ("won", "lost", "open"):
        for place, value in enumerate(getattr(source, key)):
            if (other := taken.setdefault(folded(value), key)) != key:
                yield rules.OUTCOMES.at(
                    document.at(*here, key, place),
                    f'"{value}" says {other} already',
                    "keep the value in one of the lists",
                )
    stages: set[str] = set()
    for place, stage in enumerate(source.stages):
        if folded(stage) in stages:
            yield rules.OUTCOMES.at(
                document.at(*here, "stages", place),
                f'"{stage}" stands in `stages` twice',
                "let each stage stand where it belongs",
            )
        stages.add(folded(stage))
    if source.stages and source.columns.stage is None:
        yield rules.OUTCOMES.at(
            document.at_key(*here, "stages"),
            "`stages` lists values of the column `stage`, which is not named",
            "name the column under `columns`, or remove `stages`",
        )


def _columns(columns: OutcomeColumns, here: Path, document: Document) -> Iterator[Finding]:
    """A column says one thing."""
    taken: dict[str, str] = {}
    for key in _SINGLE:
        name = getattr(columns, key)
        if name is None:
            continue
        if (other := taken.setdefault(folded_header(name), key)) != key:
            yield rules.OUTCOMES.at(
                document.at(*here, key),
                f'the column "{name}" is `{other}` already',
                "let a column say one thing",
            )


def _known_on(
    columns: OutcomeColumns, here: Path, catalogue: Catalogue, document: Document
) -> Iterator[Finding]:
    """Days are those of fields that exist and describe accounts."""
    if isinstance(columns.known_on, str):
        return
    own = catalogue.describing("account")
    for name in columns.known_on:
        if name not in catalogue:
            yield rules.UNKNOWN_FIELD.at(
                document.at_key(*here, name),
                f'field "{name}" is not declared',
                did_you_mean(name, own.fields, "declare it in icp/fields.yaml"),
            )
        elif name not in own:
            yield rules.OUTCOMES.at(
                document.at_key(*here, name),
                f"`{name}` is of contacts, and people are not read from a list of outcomes",
                "remove it",
            )
