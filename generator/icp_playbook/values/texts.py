"""Text as authors write it: ids, one-line text, prose with inline Markdown, bare scalars."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, StrictBool, StrictFloat, StrictInt, StrictStr

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id: TypeAlias = Annotated[StrictStr, Field(pattern=ID_PATTERN, max_length=60)]
"""A kebab-case id, unique in its scope."""

Text: TypeAlias = Annotated[StrictStr, Field(pattern=r"[^\s]", max_length=2000)]
"""Plain text: every character shows as itself."""


EntryName: TypeAlias = Annotated[StrictStr, Field(pattern=r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$", max_length=90)]
"""An entry by its kind and id: profile/saas."""


class ProseText(str):
    """Text whose inline Markdown is rendered wherever it is shown; elsewhere a plain string."""

    __slots__ = ()


Prose: TypeAlias = Annotated[StrictStr, Field(pattern=r"[^\s]", max_length=8000), AfterValidator(ProseText)]
"""Text in which inline Markdown counts: emphasis, links and lists. HTML shows as text."""

Scalar: TypeAlias = StrictBool | StrictInt | StrictFloat | StrictStr
"""A bare YAML value; its meaning comes from the field it is compared with."""
