"""The files that judge accounts in a browser: the program as JSON, and scripts that need no server."""

import json
from collections.abc import Iterator, Mapping

from icp_playbook.fit import Program, program_record, word_list, word_list_record
from icp_playbook.playbook import Playbook
from icp_playbook.site.classic import classic_script
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.views.fit.page import fit_record

FOLDER = "fit/"
ENTRY = "fit/start.js"
_SHARED = "clipboard.js"


def fit_files(playbook: Playbook, program: Program, assets: Mapping[str, bytes]) -> Iterator[GeneratedFile]:
    """The program with its words, what the form needs, and both beside one classic script.

    `assets` are those of the look, by name. Raises CommandError when a module of the panel cannot be joined.
    """
    decides = {
        "version": program.version,
        "program": program_record(program),
        "words": word_list_record(word_list(playbook, program)),
    }
    form = fit_record(playbook, program)
    yield GeneratedFile("api/program.json", _json(decides) + "\n")
    yield GeneratedFile("api/fit.json", _json(form) + "\n")
    yield GeneratedFile(
        "assets/fit/fit-data.js", f"window.icpPlaybook = {_json(decides | {'form': form})};\n"
    )
    modules = {
        name: content.decode()
        for name, content in assets.items()
        if name == _SHARED or (name.startswith(FOLDER) and name.endswith(".js"))
    }
    yield GeneratedFile(
        "assets/fit/fit-classic.js", classic_script(modules, ENTRY, "site_templates/assets/fit/")
    )


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
