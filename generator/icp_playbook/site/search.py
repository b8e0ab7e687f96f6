"""The files of the site's own search: the index as a script that loads from a file, and the box's script."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from icp_playbook.playbook import Playbook
from icp_playbook.search import SearchDocument, search_documents, search_index, vocabulary
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.script_text import window_data
from icp_playbook.site.scripts import folder_script

PAGES = "assets/search/pages-data.js"
"""Where the index of the company's own pages lies; it is known once they are rendered."""
FIT = "fit/"
"""The page that an account described in words leads to."""


def search_files(
    playbook: Playbook, assets: Mapping[str, bytes], lacking: Collection[str] = ()
) -> Iterator[GeneratedFile]:
    """The index of the playbook, the script of the box, and what it shows of an account that is described.

    `assets` are those of the look, by name. Making the script raises CommandError when a module
    of the box cannot be joined.
    """

    def index() -> str:
        record = search_index(search_documents(playbook, lacking), playbook.memo)
        described = {} if FIT in lacking else {"described": vocabulary(playbook)}
        return window_data("icpSearch", record | described)

    yield GeneratedFile("assets/search/search-data.js", index)
    yield folder_script(assets, "search")
    if FIT not in lacking:
        yield folder_script(assets, "verdicts")


def pages_script(pages: Iterable[SearchDocument]) -> str:
    """The index of the company's own pages."""
    return window_data("icpSearchPages", search_index(pages))
