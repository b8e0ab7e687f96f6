"""A playbook as a list of generated files. Two thin writers put them somewhere: the plugin, export."""

from icp_playbook.site.addresses import Home, edit_base, require_directory_urls
from icp_playbook.site.build import Site, build
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.look import Look, find_look, watched
from icp_playbook.site.renderer import PLAIN, Renderer

__all__ = [
    "PLAIN",
    "GeneratedFile",
    "Home",
    "Look",
    "Renderer",
    "Site",
    "build",
    "edit_base",
    "find_look",
    "require_directory_urls",
    "watched",
]
