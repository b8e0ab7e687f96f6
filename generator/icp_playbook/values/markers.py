"""What an annotation says beside its type: an id that names something, who may see it, shared ids."""

from dataclasses import dataclass

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

NAMED = "x-names"
"""The keyword of a schema that says what an id names; what is published has none."""


SUGGESTED = "x-suggests"
"""The keyword of a schema that says what a text may be, or hold; what is published has none."""


@dataclass(frozen=True, slots=True)
class Suggests:
    """What editors offer for a text that may be any other as well: `Annotated[Text, Suggests("owner")]`."""

    kind: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core_schema), SUGGESTED: self.kind}


@dataclass(frozen=True, slots=True)
class Naming:
    """What an id names, also in the JSON Schema of its model."""

    kind: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core_schema), NAMED: self.kind}


@dataclass(frozen=True, slots=True)
class Names(Naming):
    """The id of an entry of a kind: `Annotated[Id, Names("persona")]`."""


@dataclass(frozen=True, slots=True)
class NamesEntry(Naming):
    """An entry of any kind by its kind and id, or a file there is one of: `profile/saas`, `fields/fields`."""

    kind: str = "entry"


@dataclass(frozen=True, slots=True)
class NamesPart(Naming):
    """The id of something that is no entry: `Annotated[Id, NamesPart("tier")]`; on a mapping, of its keys.

    Somewhere a list `Lists` it.
    """


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of what can be named by its id, or of the ids: `Annotated[tuple[Tier, ...], Lists("tier")]`."""

    kind: str


@dataclass(frozen=True, slots=True)
class NamesAudience:
    """The value says who may see the mapping it stands in."""


@dataclass(frozen=True, slots=True)
class SharesIds:
    """A list whose ids are told apart from those of the lists beside it with the same word."""

    among: str
