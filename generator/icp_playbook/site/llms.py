"""llms.txt: the way into the playbook for writing assistants, https://llmstxt.org."""

import re
from collections.abc import Iterable

from icp_playbook.model import sections
from icp_playbook.playbook import Playbook
from icp_playbook.views.evidence import EVIDENCE_LEAD, evidence_title
from icp_playbook.views.routes import evidence_url


def llms_text(
    playbook: Playbook, version: str, history: bool, copies: bool, tested: Iterable[str] = ()
) -> str:
    """A Markdown list of every entry with its JSON, after a summary of what the playbook is.

    `copies` tells whether Markdown lies under .md as well as .txt; `tested` are the ICPs with a page of
    outcomes.
    """
    settings = playbook.settings
    lines = [
        f"# {_line(settings.name)}",
        "",
        *([f"> {_line(settings.company.about)}", ""] if settings.company.about else []),
        f"Version {version}. Every link leads to JSON with the entry's YAML content and its conditions in "
        f"words; the same address with {'.md or .txt' if copies else '.txt'} is Markdown. [The whole "
        "playbook](api/playbook.json) is one file, [its text](llms-full.txt) another; [what there is]"
        "(api/openapi.json) is described.",
    ]
    for kind in sections():
        if not playbook.by_kind[kind.id]:
            continue
        lines += ["", f"## {kind.many}", ""]
        for id_, entry in playbook.by_kind[kind.id].items():
            says = (
                getattr(entry, "definition", None)
                or getattr(entry, "summary", None)
                or getattr(entry, "answer", None)
                or getattr(entry, "says", "")
            )
            note = f": {_line(says)}" if says else ""
            lines.append(f"- [{_line(entry.name)}](api/{kind.id}/{id_}.json){note}")
    if playbook.segments:
        lines += ["", "## Context for writing", ""]
        for id_, segment in playbook.segments.items():
            personas = ", ".join(_line(playbook.personas[persona].name) for persona in segment.personas)
            people = f" and {personas}" if personas else ""
            lines.append(f"- [{_line(segment.name)}](api/bundle/{id_}.txt): with its ICP{people}")
    lines += ["", "## Toolkit", ""]
    lines += [
        f"- [Blank {kind.id}](toolkit/forms/{kind.id}-all.yaml): every key with its meaning."
        for kind in sections()
    ]
    if history:
        lines += ["", "## Changes", ""]
        lines.append(
            "- [Every change](api/changes.json): when, by whom, why, and how it affected who qualifies."
        )
    if listed := [
        f"- [{_line(evidence_title(playbook, icp))}]({evidence_url(icp)}): {EVIDENCE_LEAD}" for icp in tested
    ]:
        lines += ["", "## Evidence", "", *listed]
    lines += ["", "## Optional", ""]
    lines.append(
        "- [Onboarding](onboarding/): what an ICP is, who we sell to, how to qualify, with practice."
    )
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    """Text on one line, with what Markdown reads as links taken literally."""
    return re.sub(r"([\\\[\]`*_<>#|])", r"\\\1", " ".join(text.split()))
