"""What the policy says of a review: for a terminal, a comment, annotations, other programs."""

from collections.abc import Iterator
from typing import Any

from icp_playbook.phrases import counted
from icp_playbook.report.annotations import annotation
from icp_playbook.report.markdown import text
from icp_playbook.report.plain import printable
from icp_playbook.review import PolicyReview, in_words
from icp_playbook.values import say_date


def policy_text(found: PolicyReview) -> Iterator[str]:
    """The result, then each finding with its way out, then what was counted and what was not."""
    yield f"Policy: {_result(found)}"
    for one in found.findings:
        yield f"  {one.location}: {one.severity}[{one.rule}] {one.sentence}"
        yield f"    help: {one.help}"
    yield from (f"  {line}" for line in found.kept)
    yield from (f"  note: {line}" for line in found.notes)


def policy_markdown(found: PolicyReview) -> Iterator[str]:
    """The same as items of the list that opens the comment."""
    yield f"- **Policy:** {text(_result(found))}"
    for one in found.findings:
        yield f"  - {text(one.sentence)} ({text(one.location.path)}). **To do:** {text(one.help)}."
    yield from (f"  - {text(line)}" for line in found.kept)
    yield from (f"  - Note: {text(line)}" for line in found.notes)


def policy_annotations(found: PolicyReview) -> Iterator[str]:
    """An error for each finding, at its place in the file."""
    for one in found.findings:
        message = f"{printable(one.sentence)}\nhelp: {printable(one.help)}"
        yield annotation("error", one.location, one.rule, message)


def policy_record(found: PolicyReview | None) -> dict[str, Any] | None:
    """The result for programs; None where it was not asked for."""
    if found is None:
        return None
    return {
        "base": found.base,
        "on": found.on.isoformat(),
        "result": _word(found),
        "findings": [
            {
                "place": str(one.location),
                "rule": one.rule,
                "sentence": one.sentence,
                "help": one.help,
            }
            for one in found.findings
        ],
        "kept": list(found.kept),
        "notes": list(found.notes),
    }


def _word(found: PolicyReview) -> str:
    if found.findings:
        return "broken"
    return "kept" if found.has_rules else "none"


def _result(found: PolicyReview) -> str:
    base = in_words(found.base)
    where = f"the policy of {base} on {say_date(found.on)}"
    if found.findings:
        return f"{counted(len(found.findings), 'finding')} against {where}"
    if not found.has_rules:
        return f"there is no policy for changes in {base} yet, so nothing was checked"
    if not found.asked:
        return f"nothing that {where} asks about changes"
    return f"the change keeps {where}"
