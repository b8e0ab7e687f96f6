"""The files of onboarding: two pages, the questions of practice, and a script that needs no server."""

from collections.abc import Iterator, Mapping
from functools import cache

import jinja2

from icp_playbook.fit import Program
from icp_playbook.playbook import Playbook
from icp_playbook.practice import PracticeQuestion, questions
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page_later
from icp_playbook.site.script_text import window_data
from icp_playbook.site.scripts import folder_script
from icp_playbook.views.learning import (
    ONBOARDING_TITLE,
    PRACTICE_TITLE,
    onboarding_view,
    practice_record,
    practice_view,
)


def onboarding_files(
    playbook: Playbook, program: Program, templates: jinja2.Environment, assets: Mapping[str, bytes]
) -> Iterator[GeneratedFile]:
    """Two pages, their data and one classic script. `assets` are those of the look, by name.

    Making the script raises CommandError when a module of the pages cannot be joined.
    """

    @cache
    def asked() -> tuple[PracticeQuestion, ...]:
        return questions(playbook, program)

    path = page_later(
        templates, "onboarding", lambda: onboarding_view(playbook, len(asked())), known=ONBOARDING_TITLE
    )
    yield GeneratedFile("onboarding/index.md", path)
    practice = page_later(
        templates, "practice", lambda: practice_view(playbook, asked()), known=PRACTICE_TITLE
    )
    yield GeneratedFile("onboarding/practice.md", practice)
    yield GeneratedFile(
        "assets/learn/practice-data.js",
        lambda: window_data("icpPractice", practice_record(playbook, program, asked())),
    )
    yield folder_script(assets, "learn")
