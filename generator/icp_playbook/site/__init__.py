"""A playbook as a list of generated files. Two thin writers put them somewhere: the plugin, export."""

from icp_playbook.site.addresses import DIRECTORY_URLS, Home
from icp_playbook.site.builder import Site, build
from icp_playbook.site.compiled_templates import Compiled, CompiledTemplates, known_templates, learn_templates
from icp_playbook.site.edit_links import EditSettings, Folders, edit_base
from icp_playbook.site.epoch import build_day
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.llms_full import NOT_FOR_WRITING, EntryTexts, bundle_markdown
from icp_playbook.site.look import NO_INLINE_STYLES, Look, default_look, find_look, watched
from icp_playbook.site.plain_markdown import entry_markdown
from icp_playbook.site.renderer import PLAIN, Renderer
from icp_playbook.site.results import Results
from icp_playbook.site.scripts import SCRIPT
from icp_playbook.site.search import PAGES, pages_script

__all__ = [
    "DIRECTORY_URLS",
    "NOT_FOR_WRITING",
    "NO_INLINE_STYLES",
    "PAGES",
    "PLAIN",
    "SCRIPT",
    "Compiled",
    "CompiledTemplates",
    "EditSettings",
    "EntryTexts",
    "Folders",
    "GeneratedFile",
    "Home",
    "Look",
    "Renderer",
    "Results",
    "Site",
    "build",
    "build_day",
    "bundle_markdown",
    "default_look",
    "edit_base",
    "entry_markdown",
    "find_look",
    "known_templates",
    "learn_templates",
    "pages_script",
    "watched",
]
