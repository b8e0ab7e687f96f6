"""What turns the files into a site: MkDocs with the plugin, or any renderer that takes an exported tree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Renderer:
    """What differs between renderers."""

    own_search: bool = True
    """Whether the playbook's search answers in the search box; off where the theme searches."""
    copies_markdown: bool = True
    """Whether a .md can be copied as it is; a plain renderer makes a page of it."""


PLAIN = Renderer(own_search=False, copies_markdown=False)
"""Any renderer, which takes an exported tree and knows nothing of playbooks."""
