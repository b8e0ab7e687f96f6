"""What stops a build: sentences and remedies, never a traceback."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs.exceptions import Abort

from icp_playbook.findings import CommandError, Finding, Severity
from icp_playbook.plugin.site_folder import is_preview
from icp_playbook.report import report, summary

UNTOUCHED = "The site is as it was."
"""Not of `mkdocs serve`: it answers no page until a build ends well, and says so itself."""
log = logging.getLogger("mkdocs.plugins.icp_playbook")


@dataclass(frozen=True, slots=True)
class BuildProblem:
    """What stopped a build, as a reader sees it. `place` is empty where no line of a file is at fault."""

    place: str
    sentence: str
    remedy: str


class Stopped(Abort):
    """The build ends here, and all has been said."""

    def __init__(self, what: str, problems: Sequence[BuildProblem] = ()) -> None:
        super().__init__(f"{what}." if is_preview() else f"{what}. {UNTOUCHED}")
        self.problems = tuple(problems)


class NotWritten(Stopped):
    """The disk did not take the site; nothing is wrong with the content."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("The site was not written")


def stop_for(errors: Iterable[CommandError]) -> None:
    """Says what is wrong and how to mend it, all at once, and stops. Goes on if nothing is."""
    found = [BuildProblem("", error.sentence, error.remedy) for error in errors]
    for one in found:
        log.error("%s\n  help: %s", one.sentence, one.remedy)
    if found:
        raise Stopped("The playbook was not built", found)


def stopped_by(findings: Sequence[Finding], step: str | None = None) -> Stopped:
    """What to raise for a playbook with errors, after its next step and its whole report are printed."""
    log.error("\n%s", report(findings, "text", step))
    errors = [one for one in findings if one.severity is Severity.ERROR]
    problems = [BuildProblem(str(one.location), one.sentence, one.help) for one in errors]
    return Stopped(f"The playbook was not built: {summary(findings)}", problems)
