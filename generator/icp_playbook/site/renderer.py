"""What turns the files into a site: MkDocs with the plugin, or any renderer that takes an exported tree."""

from dataclasses import dataclass

from icp_playbook.model import Audience


@dataclass(frozen=True, slots=True)
class Renderer:
    """What differs between renderers, and whom the site is for."""

    own_search: bool = True
    """Whether the playbook's search answers in the search box; off where the theme searches."""
    copies_markdown: bool = True
    """Whether a .md can be copied as it is; a plain renderer makes a page of it."""
    audience: Audience = "internal"
    """Whom the playbook is cut to."""


PLAIN = Renderer(own_search=False, copies_markdown=False)
"""Any renderer, which takes an exported tree and knows nothing of playbooks."""
