"""What a page has loaded when What if is open."""

from typing import Any

from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.playbook import Playbook
from icp_playbook.views.fit import fit_record
from icp_playbook.views.whatif import what_if_record


def page_data(playbook: Playbook, *, proposes: bool = False) -> dict[str, Any]:
    """The data of fit and of What if. `proposes`: the site also offers to propose what was tried out."""
    program = compile_playbook(playbook)
    fit = {
        "program": program_record(program),
        "words": word_list_record(build_word_list(playbook, program)),
        "form": fit_record(playbook, program),
    }
    return {"fit": fit, "whatIf": what_if_record(playbook, program, proposes=proposes)}
