"""Addresses of /fit/ read back by the code of the page."""

import json
import subprocess
from typing import Any

from icp_playbook.fit import PreparedPlaybook, build_word_list, program_record, word_list_record
from icp_playbook.playbook import Playbook
from icp_playbook.views.fit import fit_record
from tests.javascript.tools import FOLDER, NODE


def read_back(playbook: Playbook, addresses: list[str]) -> list[dict[str, Any]]:
    """What the code of /fit/ reads."""
    program = PreparedPlaybook.of(playbook).program
    words = word_list_record(build_word_list(playbook, program))
    data = {"program": program_record(program), "words": words, "form": fit_record(playbook, program)}
    asked = json.dumps({"data": data, "addresses": addresses})
    answer = subprocess.run(
        [NODE, FOLDER / "read_addresses.js"], input=asked, check=True, capture_output=True, text=True
    )
    found: list[dict[str, Any]] = json.loads(answer.stdout)
    return found
