"""The files of onboarding: two pages, the questions of practice, and a script that needs no server."""

from collections.abc import Iterator, Mapping

import jinja2

from icp_playbook.fit import Program
from icp_playbook.playbook import Playbook
from icp_playbook.practice import questions
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page
from icp_playbook.site.script_text import window_data
from icp_playbook.site.scripts import folder_script
from icp_playbook.views.learning import onboarding_view, practice_record, practice_view


def onboarding_files(
    playbook: Playbook, program: Program, templates: jinja2.Environment, assets: Mapping[str, bytes]
) -> Iterator[GeneratedFile]:
    """Two pages, their data and one classic script. `assets` are those of the look, by name.

    Raises CommandError when a module of the pages cannot be joined.
    """
    asked = questions(playbook, program)
    path, practice = onboarding_view(playbook, len(asked)), practice_view(playbook, asked)
    yield GeneratedFile(
        "onboarding/index.md", page(templates, "onboarding", path, path.head.title, path.head.lead)
    )
    yield GeneratedFile(
        "onboarding/practice.md",
        page(templates, "practice", practice, practice.head.title, practice.head.lead),
    )
    record = practice_record(playbook, program, asked)
    yield GeneratedFile("assets/learn/practice-data.js", window_data("icpPractice", record))
    yield folder_script(assets, "learn")
