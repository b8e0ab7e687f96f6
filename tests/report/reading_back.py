"""Addresses of /fit/ given to the code of the site."""

import json
import subprocess
from typing import Any

from icp_playbook.fit import PreparedPlaybook, build_word_list, program_record, word_list_record
from icp_playbook.playbook import Playbook
from icp_playbook.views.fit import fit_record
from tests.javascript.tools import FOLDER, NODE


def read_back(playbook: Playbook, addresses: list[str]) -> list[dict[str, Any]]:
    """What the code of /fit/ reads."""
    found: list[dict[str, Any]] = _answer("read_addresses.js", playbook, {"addresses": addresses})
    return found


def outlooks(playbook: Playbook, addresses: list[str], day: str) -> list[list[dict[str, str]]]:
    """What the search box shows of the accounts."""
    found: list[list[dict[str, str]]] = _answer(
        "describe_outlooks.js", playbook, {"addresses": addresses, "day": day}
    )
    return found


def _answer(script: str, playbook: Playbook, asked: dict[str, object]) -> Any:
    program = PreparedPlaybook.of(playbook).program
    words = word_list_record(build_word_list(playbook, program))
    data = {"program": program_record(program), "words": words, "form": fit_record(playbook, program)}
    given = json.dumps({"data": data, **asked})
    done = subprocess.run([NODE, FOLDER / script], input=given, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
