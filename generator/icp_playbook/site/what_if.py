"""The files of What if: what can be changed and what became of accounts, beside one classic script."""

from collections.abc import Iterator, Mapping

from icp_playbook.fit import Program
from icp_playbook.playbook import Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.results import Outcomes
from icp_playbook.site.script_text import window_data
from icp_playbook.site.scripts import folder_script
from icp_playbook.views.whatif import what_if_record

PROPOSAL = "propose/start.js"
"""The script that makes edits a change of the files."""


def what_if_files(
    playbook: Playbook,
    program: Program,
    assets: Mapping[str, bytes],
    outcomes: Outcomes | None,
    *,
    has_sources: bool,
) -> Iterator[GeneratedFile]:
    """What a page loads once What if is opened, besides the data of /fit/.

    `assets` are those of the look, by name; `outcomes` None says nothing of what became of accounts. Nothing
    can be proposed without `has_sources`: the files of entries on the site. Making the script raises
    CommandError when a module cannot be joined.
    """
    proposes = has_sources and PROPOSAL in assets

    def data() -> str:
        found = None if outcomes is None else outcomes()
        return window_data("icpWhatIf", what_if_record(playbook, program, found, proposes=proposes))

    yield GeneratedFile("assets/whatif/whatif-data.js", data)
    yield folder_script(assets, "whatif")
