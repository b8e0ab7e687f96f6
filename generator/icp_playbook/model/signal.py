"""A buying signal: an event that makes now a good time to reach out."""

from typing import Annotated, Literal

from pydantic import Field

from icp_playbook.conditions import All, AtLeast, Condition
from icp_playbook.fields import FieldId
from icp_playbook.model.entry import Entry
from icp_playbook.model.fit import Band
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.phrases import counted
from icp_playbook.values import NamesPart, Part, Prose, Text


class CountOf(Part):
    """Occurrences that count: points for each, up to a limit."""

    field: Annotated[FieldId, NamesPart("whole-number field")]
    """The whole number that says how often, such as demo visits in the last 30 days."""
    points: Annotated[int, Field(strict=True, ge=1, le=100)]
    """Points for each occurrence."""
    at_most: Annotated[int, Field(strict=True, ge=1, le=50)]
    """How many occurrences count at most."""
    when: Condition | None = None
    """While they count, such as the last visit within 30 days; left out, they always do."""


class Signal(Entry):
    """A buying trigger; the points of all active ones add up to the account's intent."""

    category: (
        Literal[
            "funding",
            "hiring",
            "launch",
            "expansion",
            "leadership",
            "engagement",
            "technology",
            "regulation",
            "operations",
        ]
        | None
    ) = None
    """The kind of event."""
    says: Text = ""
    """The signal in one sentence."""
    bands: Annotated[tuple[Band, ...], Field(max_length=12)] = ()
    """Points for the first band that is met; bands with `within` make it fade. These or `count_of`."""
    count_of: CountOf | None = None
    """Points for each occurrence. This or `bands`."""
    why: Text = ""
    """Why it means they may buy now."""
    where: tuple[Text, ...] = ()
    """Where to see it."""
    act: Prose = ""
    """What to do when you see it."""
    opener: Text = ""
    """A first line that uses it without being creepy."""


def say_count(label: str, points: int, at_most: int, when: str) -> str:
    """What counts, in words; `when` are the words of its condition, or empty."""
    limit = f"at most {counted(at_most, 'time')}" if at_most > 1 else "once"
    return f"{label}: {counted(points, 'point')} each, {limit}{f', while {when}' if when else ''}"


def signal_steps(signal: Signal) -> tuple[Band, ...]:
    """A signal's bands; of one that counts, a band for each number of occurrences, the most first."""
    return signal.bands if signal.count_of is None else count_steps(signal.count_of)


def count_steps(count_of: CountOf) -> tuple[Band, ...]:
    """Occurrences as bands: of a number known only as a range, those count that there are at least."""
    steps = []
    for count in range(count_of.at_most, 0, -1):
        enough = AtLeast(field=count_of.field, at_least=count)
        when = enough if count_of.when is None else All(all=(enough, count_of.when))
        steps.append(Band.model_construct(when=when, points=count * count_of.points))
    return tuple(steps)


OUTLINE: Outline = {
    **HEAD,
    "category": OutlineRow("wording"),
    "says": OutlineRow("wording"),
    "bands": OutlineRow("band", holds="bands"),
    "count_of": OutlineRow("signal-count", holds="whole"),
    "why": OutlineRow("wording"),
    "where": OutlineRow("guidance"),
    "act": OutlineRow("guidance"),
    "opener": OutlineRow("message"),
}
"""How its changes are told."""
