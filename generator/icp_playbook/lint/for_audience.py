"""A playbook as an audience may see it, checked again."""

from icp_playbook.disclosure import Disclosure
from icp_playbook.lint.registry import LintResult, run_rules


def result_for(shown: Disclosure, whole: LintResult) -> LintResult:
    """The findings about what is left for an audience; those that refuse the build, if any do.

    `whole` has those of all of it.
    """
    playbook, documents = shown.loaded.playbook, shown.loaded.documents
    if playbook is None:
        return LintResult(shown.loaded.findings, ())
    return whole if shown.audience == "internal" else run_rules(playbook, documents)
