"""The files that score accounts in a browser: the program as JSON, and scripts that need no server."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from icp_playbook.fit import FORMAT, Program, build_word_list, program_record, word_list_record
from icp_playbook.playbook import Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.script_text import compact_json, window_data
from icp_playbook.site.scripts import folder_script
from icp_playbook.views.fit import fit_record


def fit_files(playbook: Playbook, program: Program, assets: Mapping[str, bytes]) -> Iterator[GeneratedFile]:
    """The program with its words, what the form needs, and both beside one classic script.

    `assets` are those of the look, by name. Making the script raises CommandError when a
    module of the panel cannot be joined.
    """

    @cache
    def decides() -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": program.version,
            "currency": playbook.settings.currency,
            "program": program_record(program),
            "words": word_list_record(build_word_list(playbook, program)),
        }

    @cache
    def form() -> dict[str, Any]:
        return fit_record(playbook, program)

    yield GeneratedFile("api/program.json", lambda: compact_json(decides()) + "\n")
    yield GeneratedFile("api/fit.json", lambda: compact_json(form()) + "\n")
    yield GeneratedFile(
        "assets/fit/fit-data.js", lambda: window_data("icpPlaybook", decides() | {"form": form()})
    )
    yield folder_script(assets, "fit")
