"""The site's scripts: modules joined to classic ones, which run from a server and from disk alike."""

from collections.abc import Iterator, Mapping
from typing import Any

from icp_playbook.site.bundler import bundle
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.terms import terms_module

SCRIPT = "assets/playbook-classic.js"
"""The script of every page."""
TERMS = "glossary-terms.js"


def site_script(assets: Mapping[str, bytes], terms: list[dict[str, Any]]) -> Iterator[GeneratedFile]:
    """The terms of the glossary as a module, and the script of every page that joins it with the others.

    `assets` are those of the look, by name. Raises CommandError when a module cannot be joined.
    """
    own = terms_module(terms)
    yield GeneratedFile(f"assets/{TERMS}", own)
    script = bundle({**_modules(assets), TERMS: own}, "playbook.js", "site_templates/assets/")
    yield GeneratedFile(SCRIPT, script)


def folder_script(assets: Mapping[str, bytes], folder: str) -> GeneratedFile:
    """What a folder's `start.js` imports, as one classic script: fit gives assets/fit/fit-classic.js.

    `assets` are those of the look, by name. Raises CommandError when a module cannot be joined.
    """
    script = bundle(_modules(assets), f"{folder}/start.js", f"site_templates/assets/{folder}/")
    return GeneratedFile(f"assets/{folder}/{folder}-classic.js", script)


def _modules(assets: Mapping[str, bytes]) -> dict[str, str]:
    """The modules of the look by name; a project may have put its own in the place of any."""
    return {name: text.decode("utf-8", "replace") for name, text in assets.items() if name.endswith(".js")}
