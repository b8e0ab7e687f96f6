"""The examples of an ICP show a fit, a miss and an account that is out, so that its edge is visible."""

from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding
from icp_playbook.fit import Verdict, example_verdicts
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Tier
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each kind of verdict that no example of a profile in use gets.

    None for a profile that only scores accounts, in a playbook without any examples.
    """
    verdicts = example_verdicts(playbook).values()
    best = playbook.settings.tiers[0]
    for id_, profile in playbook.profiles.items():
        if profile.status == "retired" or not (profile.guides_sales or playbook.examples):
            continue
        for sentence in _gaps(best, [verdict for verdict in verdicts if verdict.icp == id_]):
            yield RULE.at(
                documents[Key("profile", id_)].at("fit"),
                sentence,
                f"add an account with `icp: {id_}` to icp/examples/ that does",
            )


def _gaps(best: Tier, verdicts: Sequence[Verdict]) -> Iterator[str]:
    if not any(verdict.tier == best.id for verdict in verdicts):
        yield f"no example reaches {best.label}: nothing shows what a fit looks like"
    if not any(verdict.status != "disqualified" and verdict.tier != best.id for verdict in verdicts):
        yield f"no example falls short of {best.label}: nothing shows where the fit ends"
    if not any(verdict.status in ("disqualified", "outside") for verdict in verdicts):
        yield "no example is disqualified or outside: nothing shows who to turn away"


RULE = LintRule(
    id="example-gap",
    about="The examples of an ICP show a fit, a miss and an account that is ruled out.",
    example=("no example of the ICP is ruled out", "add an account to icp/examples/ that is"),
    check=check,
)
