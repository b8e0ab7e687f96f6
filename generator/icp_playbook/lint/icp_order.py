"""ICPs that share accounts stand in an order that somebody chose."""

import itertools
from collections.abc import Iterator

from icp_playbook.boundary import ShownAnswer, both_inside
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding
from icp_playbook.fit import IcpProgram, compile_icp, fields_in
from icp_playbook.lint.reached_sums import words_of
from icp_playbook.lint.rule import LintRule
from icp_playbook.lint.waivers import SETTINGS
from icp_playbook.playbook import Documents, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for all pairs of operational ICPs that share accounts, where only their ids are in order.

    ICPs may overlap: the better tier wins, then the higher score. What is left is decided by `order`, and by
    the ids where neither of the two is in it.
    """
    ids = [id_ for id_, profile in playbook.profiles.items() if profile.status == "operational"]
    icps = [compile_icp(playbook, id_).icps[id_] for id_ in ids if id_ not in playbook.settings.order]
    pairs = [
        (one, other, answer)
        for one, other in itertools.combinations(icps, 2)
        if not (answer := playbook.memo(both_inside, one, other, playbook.catalogue)).none
    ]
    if pairs:
        (one, other, answer), *more = sorted(pairs, key=lambda pair: not pair[2].decided)
        others = f", and {len(more):,} more pairs" if more else ""
        both = f"inside {one.id} and {other.id}{others}"
        document = documents[SETTINGS]
        yield RULE.at(
            document.at("order") if playbook.settings.order else document.at(),
            f"an account can be {both}, and where tier and score are the same, the ids alone decide which "
            f"counts: {_words(answer, one, other, playbook.catalogue)}"
            if answer.decided
            else f"whether an account can be {both} was not decided in time",
            "list them under `order:`, the one that counts first at the top",
        )


def _words(answer: ShownAnswer, one: IcpProgram, other: IcpProgram, catalogue: Catalogue) -> str:
    fields = fields_in(*(must.when for icp in (one, other) for must in icp.must))
    return "" if answer.shown is None else words_of(answer.shown, catalogue, fields)


RULE = LintRule(
    id="icp-order",
    about="ICPs that share accounts are in the playbook's order.",
    example=(
        "an account can be inside two ICPs, and where tier and score are the same, the ids alone decide",
        "list them under `order:`, the one that counts first at the top",
    ),
    check=check,
)
