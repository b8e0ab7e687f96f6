"""A playbook as an audience may see it, checked again: what a build for it is made of."""

from icp_playbook.disclosure import Disclosure
from icp_playbook.findings import ContentError
from icp_playbook.lint.checked_playbook import CheckedPlaybook
from icp_playbook.lint.registry import LintResult, run_rules
from icp_playbook.playbook import Playbook


def checked_for(shown: Disclosure, whole: LintResult) -> tuple[Playbook, CheckedPlaybook]:
    """What is left of a playbook, with its own findings; `whole` has those of all of it.

    Raises ContentError if what is left makes no playbook.
    """
    playbook, documents = shown.loaded.playbook, shown.loaded.documents
    if playbook is None:
        raise ContentError(shown.loaded.findings)
    found = result_for(shown, whole)
    return playbook, CheckedPlaybook(found.findings, documents, found.waivers, shown.audience)


def result_for(shown: Disclosure, whole: LintResult) -> LintResult:
    """The findings about what is left for an audience; those that refuse the build, if any do."""
    playbook, documents = shown.loaded.playbook, shown.loaded.documents
    if playbook is None:
        return LintResult(shown.loaded.findings, ())
    return whole if shown.audience == "internal" else run_rules(playbook, documents)
