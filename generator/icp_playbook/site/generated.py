"""A file of the site before it is written."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """`uri` is the path in the Markdown tree, with slashes."""

    uri: str
    content: str | bytes
    source: str = ""
    """The YAML file it was made from, for the edit button; empty for pages made from several."""
    updated: datetime.date | None = None
    """The day the content was last reviewed, for the site map."""
    address: str = ""
    """Where it lies in the site, for a .md that is copied as it is; `uri` is then no .md."""
