"""What an annotation says beside its type: an id that names an entry, who may see it, shared ids."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """The id of an entry of a kind: `Annotated[Id, Names("persona")]`."""

    kind: str


@dataclass(frozen=True, slots=True)
class NamesAudience:
    """The value says who may see the mapping it stands in."""


@dataclass(frozen=True, slots=True)
class SharesIds:
    """A list whose ids are told apart from those of the lists beside it with the same word."""

    among: str
