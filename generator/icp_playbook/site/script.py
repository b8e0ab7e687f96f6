"""The script of every page: the site's own modules as one that runs from a server and from disk alike."""

from collections.abc import Iterator, Mapping
from typing import Any

from icp_playbook.site.classic import classic_script
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.terms import terms_module

SCRIPT = "assets/playbook-classic.js"
ENTRY = "playbook.js"
TERMS = "glossary-terms.js"


def script_files(assets: Mapping[str, bytes], terms: list[dict[str, Any]]) -> Iterator[GeneratedFile]:
    """The terms of the glossary as a module, and the script that joins it with the others.

    `assets` are those of the look, by name. Raises CommandError when a module cannot be joined.
    """
    own = terms_module(terms)
    yield GeneratedFile(f"assets/{TERMS}", own)
    modules = {
        name: content.decode("utf-8", "replace") for name, content in assets.items() if name.endswith(".js")
    }
    script = classic_script({**modules, TERMS: own}, ENTRY, "site_templates/assets/")
    yield GeneratedFile(SCRIPT, script)
