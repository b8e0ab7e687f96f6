"""A playbook as an audience may see it, checked again."""

from dataclasses import replace

from icp_playbook.disclosure import Disclosure
from icp_playbook.lint import no_successor
from icp_playbook.lint.registry import LintResult, run_rules


def result_for(shown: Disclosure, whole: LintResult) -> LintResult:
    """The findings about what is left for an audience; those that refuse the build, if any do.

    `whole` has those of all of it.
    """
    playbook, documents = shown.loaded.playbook, shown.loaded.documents
    if playbook is None:
        return LintResult(shown.loaded.findings, ())
    if shown.audience == "internal":
        return whole
    found = run_rules(playbook, documents)
    # what replaced a decision may be for fewer readers, and is not missing
    kept = [one for one in found.findings if one.rule != no_successor.RULE.id or one in whole.findings]
    return replace(found, findings=tuple(kept))
