"""The policy for changes: when who qualifies may change, on what evidence, and who must have reviewed it."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, StrictStr, Tag

from icp_playbook.model.entry import Function, Nonempty
from icp_playbook.values import Date, Days, Id, Part, Text

PeriodName: TypeAlias = Literal["month", "quarter", "year"]
Account: TypeAlias = Annotated[
    StrictStr, Field(pattern=r"^(@[A-Za-z0-9_./-]+|[^\s@]+@[^\s@]+)$", max_length=200)
]
"""Somebody's login on the forge, with an @, or e-mail address."""


class _FreezeHead(Part):
    id: Id
    """Its name in findings."""
    label: Text = ""
    """The name shown on pages; without it, its id in words."""
    exempt: tuple[Function, ...] = ()
    """Functions that may change the boundary all the same: by deciding it, or by approving it."""


class PeriodFreeze(_FreezeHead):
    """The last days of every month, quarter or year."""

    last: Days
    """How many days before the end of the period it begins; they and the last day are in it."""
    of: PeriodName
    """The period: month, quarter or year; quarters and years are those that `year_starts` makes."""


class DatedFreeze(_FreezeHead):
    """Days of the calendar, once."""

    first: Date = Field(alias="from")
    """Its first day."""
    last: Date = Field(alias="to")
    """Its last day."""


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "<dates>" if "from" in value or "to" in value else "<period>"
    return "<dates>" if isinstance(value, DatedFreeze) else "<period>"


Freeze: TypeAlias = Annotated[
    Annotated[PeriodFreeze, Tag("<period>")] | Annotated[DatedFreeze, Tag("<dates>")],
    Discriminator(_shape),
]


class EvidenceRule(Part):
    """What a change to who qualifies rests on."""

    accounts: Annotated[int, Field(strict=True, ge=1, le=100_000)]
    """The least that the largest `sample` in the evidence of its decision may be: accounts, deals, people."""


class ChangePolicy(Part):
    """What a change to who qualifies needs; `diff --policy` holds changes to it."""

    year_starts: Annotated[int, Field(strict=True, ge=1, le=12)] = 1
    """The month in which the fiscal year starts, 1 to 12; quarters follow from it."""
    freeze: tuple[Freeze, ...] = ()
    """Days on which who qualifies does not change."""
    evidence: EvidenceRule | None = None
    reviewed_by: tuple[Function, ...] = ()
    """Functions that must have reviewed a change: by deciding it, or by approving it on the forge."""
    people: dict[Function, Nonempty[Account]] = {}
    """Function → whose approval counts as its review: logins, as `@mara`, and e-mail addresses."""
