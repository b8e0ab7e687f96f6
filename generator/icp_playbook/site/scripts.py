"""The site's scripts: modules joined to classic ones, which run from a server and from disk alike."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from icp_playbook.site.bundler import bundle
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.terms import terms_module

SCRIPT = "assets/playbook-classic.js"
"""The script of every page."""
TERMS = "glossary-terms.js"


def site_script(
    assets: Mapping[str, bytes], terms: Callable[[], list[dict[str, Any]]]
) -> Iterator[GeneratedFile]:
    """The terms of the glossary as a module, and the script of every page that joins it with the others.

    `assets` are those of the look, by name. Making it raises CommandError when a module cannot be joined.
    """

    def script() -> str:
        modules = {**_modules(assets), TERMS: terms_module(terms())}
        return bundle(modules, "playbook.js", "site_templates/assets/")

    yield GeneratedFile(f"assets/{TERMS}", lambda: terms_module(terms()))
    yield GeneratedFile(SCRIPT, script)


def folder_script(assets: Mapping[str, bytes], folder: str) -> GeneratedFile:
    """What a folder's `start.js` imports, as one classic script: fit gives assets/fit/fit-classic.js.

    `assets` are those of the look, by name. Making it raises CommandError when a module cannot be joined.
    """
    source = f"site_templates/assets/{folder}/"
    return GeneratedFile(
        f"assets/{folder}/{folder}-classic.js",
        lambda: bundle(_modules(assets), f"{folder}/start.js", source),
    )


def _modules(assets: Mapping[str, bytes]) -> dict[str, str]:
    """The modules of the look by name; a project may have put its own in the place of any."""
    return {name: text.decode("utf-8", "replace") for name, text in assets.items() if name.endswith(".js")}
