"""The files of the site's own search: the index as a script that loads from a file, and the box's script."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from icp_playbook.playbook import Playbook
from icp_playbook.search import SearchDocument, search_documents, search_index
from icp_playbook.site.classic import classic_script
from icp_playbook.site.generated import GeneratedFile

FOLDER = "search/"
ENTRY = "search/start.js"
PAGES = "assets/search/pages-data.js"
"""Where the index of the company's own pages lies; it is known once they are rendered."""
_SHARED = "fit/elements.js"
_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


def search_files(playbook: Playbook, assets: Mapping[str, bytes], history: bool) -> Iterator[GeneratedFile]:
    """The index of the playbook and the script of the box.

    `assets` are those of the look, by name. Raises CommandError when a module of the box cannot be joined.
    """
    yield GeneratedFile(
        "assets/search/search-data.js", _data("icpSearch", search_documents(playbook, history))
    )
    modules = {
        name: content.decode()
        for name, content in assets.items()
        if name == _SHARED or (name.startswith(FOLDER) and name.endswith(".js"))
    }
    yield GeneratedFile(
        "assets/search/search-classic.js", classic_script(modules, ENTRY, "site_templates/assets/search/")
    )


def pages_script(pages: Iterable[SearchDocument]) -> str:
    """The index of the company's own pages."""
    return _data("icpSearchPages", pages)


def _data(name: str, found: Iterable[SearchDocument]) -> str:
    record = json.dumps(search_index(found), ensure_ascii=False, separators=(",", ":"))
    safe = _UNSAFE.sub(lambda glyph: f"\\u{ord(glyph[0]):04x}", record)
    return f"window.{name} = {safe};\n"
