"""Settings of the plugin in mkdocs.yml."""

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type

from icp_playbook.model import AUDIENCES


class PlaybookConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Options of the plugin in mkdocs.yml."""

    root = Type(str, default=".")
    """The folder of the playbook, relative to mkdocs.yml."""
    history = Type(bool, default=True)
    """Whether the site shows what changed, when and why, from git."""
    search = Choice(("own", "theme"), default="own")
    """What answers in the search box: the playbook's own search, or the theme's."""
    audience = Choice(AUDIENCES, default="internal")
    """Who reads the site: what is for fewer readers is left out of it."""
    strict_content = Type(bool, default=False)
    """Whether a build is refused whose content is not committed as it is."""
