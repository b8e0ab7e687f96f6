"""Something unmarked that partner or public builds leave out, since it cannot be without what is marked."""

from collections.abc import Iterator

from icp_playbook.disclosure import disclose, says_audience
from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import AUDIENCES, AudiencePolicy
from icp_playbook.playbook import Documents, Key, Loaded, Playbook
from icp_playbook.source import Path
from icp_playbook.values import Part

_WIDER = AUDIENCES[1:]


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each entry and item that goes with another, in the first build that lacks it.

    Where no build can be made at all, one that says why.
    """
    parts: list[Part] = [playbook.settings, *(entry for _, entry in playbook.entries())]
    if playbook.settings.audience == AudiencePolicy() and not any(map(says_audience, parts)):
        return
    seen: set[tuple[Key, Path]] = set()
    for audience in _WIDER:
        shown = disclose(Loaded(playbook, (), documents), audience)
        for refused in shown.loaded.findings:
            yield RULE.at(refused.location, f"no {audience} build: {refused.sentence}", refused.help)
        for one in shown.consequences:
            if (one.key, one.path) not in seen:
                seen.add((one.key, one.path))
                yield RULE.at(
                    one.place,
                    f"a {audience} build leaves this out, since {one.because}",
                    "mark it `audience: internal` as well, or let these readers see what it needs",
                )


RULE = LintRule(
    id="left-out-with",
    about="What partner and public builds leave out takes nothing unmarked with it.",
    example=(
        "a public build leaves this out, since it names persona/cfo, which is left out",
        "mark it `audience: internal` as well, or let these readers see what it needs",
    ),
    check=check,
)
