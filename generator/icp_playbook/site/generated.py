"""A file of the site before it is written."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from icp_playbook.site.page import LaterPage


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """`uri` is the path in the Markdown tree, with slashes. The content is made when it is asked for."""

    uri: str
    make: Callable[[], str | bytes]
    """Makes the content, the same each time. Raises BrokenTemplate or CommandError where it cannot."""
    source: str = ""
    """The YAML file it was made from, for the edit button; empty for pages made from several."""
    updated: datetime.date | None = None
    """The day the content was last reviewed, for the site map."""
    address: str = ""
    """Where it lies in the site, for a .md that is copied as it is; `uri` is then no .md."""

    @property
    def title(self) -> str:
        """Of a page, as its front matter has it, without making the page; empty for other files."""
        return self.make.title() if isinstance(self.make, LaterPage) else ""

    @property
    def content(self) -> str | bytes:
        """Made anew each time: nothing is kept, so that a large site takes little memory."""
        return self.make()
