"""An example account with the verdict it must get: the test suite of the strategy."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from icp_playbook.fields import FieldId
from icp_playbook.model.entry import Entry
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Date, Id, Names, NamesPart, Part, Prose, Scalar, Text


def _kind(value: object) -> str:
    return "<values>" if isinstance(value, list | tuple) else "<value>"


AccountValue: TypeAlias = Annotated[
    Annotated[Scalar, Tag("<value>")] | Annotated[tuple[Scalar, ...], Field(max_length=200), Tag("<values>")],
    Discriminator(_kind),
]
"""What is known: one value, or a list of them."""


Shows: TypeAlias = Literal["great-fit", "borderline", "wrong"]
FitStatus: TypeAlias = Literal["fit", "undecided", "insufficient", "outside", "disqualified"]


class Expectation(Part):
    """The verdict the account must get against its profile."""

    status: FitStatus
    """Fit status."""
    tier: Annotated[Id, NamesPart("tier")] | None = None
    """Tier, if the status is fit."""
    disqualifier: Annotated[Id, Names("disqualifier")] | None = None
    """The disqualifier cited, if the status is disqualified."""
    segment: Annotated[Id, Names("segment")] | None = None
    """The segment it belongs to."""
    level: Annotated[Id, NamesPart("level")] | None = None
    """Intent level as of the date."""
    play: Annotated[Id, NamesPart("play")] | None = None
    """The resulting play."""


class Example(Entry):
    """A fictional company and the verdict it must get."""

    icp: Annotated[Id, Names("profile")]
    """The profile it is scored against."""
    shows: Shows | None = None
    """What it is an example of; without it, what the expected status suggests."""
    story: Prose = ""
    """Who they are and how we found them."""
    account: Annotated[dict[Annotated[FieldId, NamesPart("field")], AccountValue], Field(min_length=1)]
    """What is known about it; a field left out is unknown."""
    as_of: Date
    """The date signals are evaluated on."""
    expect: Expectation
    """The verdict it must get."""
    lesson: Text = ""
    """What the example teaches."""
    next_steps: tuple[Text, ...] = ()
    """What a rep does next."""

    @property
    def shown(self) -> Shows:
        """What it is an example of."""
        match self.expect.status:
            case _ if self.shows is not None:
                return self.shows
            case "fit":
                return "great-fit"
            case "undecided" | "insufficient":
                return "borderline"
            case "outside" | "disqualified":
                return "wrong"


OUTLINE: Outline = {
    **HEAD,
    "icp": OutlineRow("example-account"),
    "shows": OutlineRow("example-verdict"),
    "story": OutlineRow("wording"),
    "account": OutlineRow("example-account"),
    "as_of": OutlineRow("example-account"),
    "expect": OutlineRow("example-verdict"),
    "lesson": OutlineRow("wording"),
    "next_steps": OutlineRow("guidance"),
}
"""How its changes are told."""
