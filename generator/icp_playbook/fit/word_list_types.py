"""The words of a program as data: what each of its ids is called, and what more people read about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from icp_playbook.fields import FieldType, Moment
from icp_playbook.model import Dimension


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """A value that a field can have."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field of an account, as a form asks for it."""

    label: str
    type: FieldType
    learned: Moment
    about: str | None
    question: str | None
    unit: str | None
    choices: tuple[ChoiceWords, ...]
    """In the order of a form."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """A tier or a level."""

    label: str
    means: str
    at_least: int


@dataclass(frozen=True, slots=True)
class PlayWords:
    """A play; `owner` is the role that acts, if one is named."""

    label: str
    do: str
    owner: str


@dataclass(frozen=True, slots=True)
class MustWords:
    """A must; its label is its condition where it has none of its own."""

    label: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class BandWords:
    """A condition and the points it gives."""

    when: str
    points: int


@dataclass(frozen=True, slots=True)
class CriterionWords:
    """A criterion with its bands, in the order of the program's."""

    label: str
    dimension: Dimension | None
    why: str
    bands: tuple[BandWords, ...]


@dataclass(frozen=True, slots=True)
class NeedWords:
    """What a field has to be for a test of it to be met, and for it not to be."""

    met: str
    missed: str


@dataclass(frozen=True, slots=True)
class DisqualifierWords:
    """A disqualifier; `cite` is what a rep writes down, and begins with its name."""

    name: str
    says: str
    when: str
    why: str
    ask: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class CountWords:
    """What each occurrence of a signal counts, and how many count at most."""

    points: int
    at_most: int


@dataclass(frozen=True, slots=True)
class CapWords:
    """A cap and the most that its criteria earn together."""

    label: str
    at_most: int


@dataclass(frozen=True, slots=True)
class IcpWords:
    """An ICP with its musts, criteria and disqualifiers by id; of signals and segments the names."""

    name: str
    definition: str
    must: Mapping[str, MustWords]
    score: Mapping[str, CriterionWords]
    disqualifiers: Mapping[str, DisqualifierWords]
    signals: Mapping[str, str]
    segments: Mapping[str, str]
    enough: str = ""
    """What must be known at all; "" where nothing has to be."""
    counted: Mapping[str, CountWords] = field(default_factory=dict)
    """Of signals that count occurrences, what counts."""
    tiers: Mapping[str, int] = field(default_factory=dict)
    """Where each tier starts, if the ICP has thresholds of its own."""
    caps: Mapping[str, CapWords] = field(default_factory=dict)
    tests: Mapping[str, tuple[NeedWords, ...]] = field(default_factory=dict)
    """Row, as its kind and id (must/b2b-software, enough/enough) → its tests in reading order."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Every word of a program, by the program's ids; `version` is that of the program."""

    version: str
    playbook: str
    minimum_coverage: int
    fields: Mapping[str, FieldWords]
    tiers: Mapping[str, StepWords]
    levels: Mapping[str, StepWords]
    plays: Mapping[str, PlayWords]
    icps: Mapping[str, IcpWords]
