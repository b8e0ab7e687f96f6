"""For each rule of judgement a change that makes the minimal playbook weak, and what is said of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.playbooks.copies import PlaybookCopy

PLAYBOOK = "icp/playbook.yaml"
PROFILE = "icp/profiles/bakeries.yaml"
BY_EVALUATION = frozenset(
    {"example-verdict", "example-gap", "unexercised-criterion", "unreachable-tier", "never-matters"}
)
"""Rules that evaluate accounts, each tried in a file of its own: tests/lint/test_<rule>.py."""


@dataclass(frozen=True)
class Weak:
    """`weakens` brings about the one warning; `mends` is the way out its help names, and brings none."""

    rule: str
    weakens: Callable[[PlaybookCopy], object]
    warning: str
    help: str
    mends: Callable[[PlaybookCopy], object]


def _second_persona(p: PlaybookCopy) -> PlaybookCopy:
    p.copy("personas/owner.yaml", "personas/baker.yaml")
    return p.edit(PROFILE, "role: blocker, persona: owner", "role: blocker, persona: baker")


def _second_profile_disqualifies(p: PlaybookCopy) -> PlaybookCopy:
    text = (
        p.text(PROFILE).replace("formerly: [bakers]\n", "").replace("status: operational", "status: retired")
    )
    p.write("icp/profiles/cafes.yaml", text)
    return p.edit(PROFILE, "disqualifiers: [no-night-shift]", "disqualifiers: []")


WEAK: tuple[Weak, ...] = (
    Weak(
        "firmographics-alone",
        lambda p: p.write(PROFILE, re.sub(r"dimension: \w+", "dimension: firmographic", p.text(PROFILE))),
        "icp/profiles/bakeries.yaml:20:5: warning[firmographics-alone] every criterion is firmographic: "
        "size and industry say who they are, not why they would buy",
        "add criteria on the situation, the tools or growth, such as `urgency` or `pains`",
        lambda p: p.edit(
            PROFILE,
            "an ERP\n      dimension: firmographic",
            "an ERP\n      dimension: growth",
        ),
    ),
    Weak(
        "no-disqualifiers",
        _second_profile_disqualifies,
        "icp/profiles/bakeries.yaml:14:3: warning[no-disqualifiers] nobody is disqualified, so every account "
        "is worth everybody's time",
        "name disqualifiers under `fit: disqualifiers:`",
        lambda p: p.edit(PROFILE, "status: operational", "status: retired"),
    ),
    Weak(
        "no-evidence",
        lambda p: p.write(PROFILE, re.sub(r"(?s)  interviews:.*?\n(?=  illustrative)", "", p.text(PROFILE))),
        "icp/profiles/bakeries.yaml:111:3: warning[no-evidence] the profile is operational, but no customer "
        "was interviewed",
        "interview at least one, and write it down, or make it `status: aspirational`",
        lambda p: p.edit(PROFILE, "status: operational", "status: aspirational"),
    ),
    Weak(
        "too-many-personas",
        _second_persona,
        "icp/profiles/bakeries.yaml:74:3: warning[too-many-personas] the committee has 2 personas; 1 is the "
        "limit of this playbook",
        "keep those who decide, or raise `max_personas` in icp/playbook.yaml",
        lambda p: p.edit(PLAYBOOK, "max_personas: 1", "max_personas: 2"),
    ),
    Weak(
        "uncovered-role",
        lambda p: p.edit(PROFILE, "role: technical-evaluator", "role: executive-sponsor"),
        "icp/profiles/bakeries.yaml:74:3: warning[uncovered-role] nobody on the committee is the technical "
        "evaluator",
        "add a seat with `role: technical-evaluator` and the persona who usually plays it",
        lambda p: p.edit(PROFILE, "role: executive-sponsor", "role: technical-evaluator"),
    ),
    Weak(
        "unused-entry",
        lambda p: p.copy("icp/signals/second-shop.yaml", "icp/signals/new-oven.yaml"),
        'icp/signals/new-oven.yaml:1:1: warning[unused-entry] no ICP uses the signal "Second shop"',
        "name `new-oven` in a profile, or delete the file",
        lambda p: p.edit(PROFILE, "signals: [second-shop]", "signals: [second-shop, new-oven]"),
    ),
    Weak(
        "claim-without-proof",
        lambda p: p.edit(PROFILE, "    proof: [kneads-waste]\n", ""),
        'icp/profiles/bakeries.yaml:91:5: warning[claim-without-proof] nothing proves "bake-what-sells"',
        "name a proof point under `proof:`, or stop saying it",
        lambda p: p.edit(
            PROFILE, "says: Bake what sells tomorrow.", "says: Bake.\n    proof: [kneads-waste]"
        ),
    ),
    Weak(
        "description-differs",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: [900k, 5M]"),
        "icp/profiles/bakeries.yaml:49:12: warning[description-differs] `revenue` is described as "
        '900,000–5,000,000, but "turnover" prefers others',
        "make the two agree; the criterion decides, the description is what people read",
        lambda p: p.edit(PROFILE, "between: [1M, 5M]", "between: [900k, 5_000_000]"),
    ),
)
