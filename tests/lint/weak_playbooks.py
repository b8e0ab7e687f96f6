"""For each rule of judgement, a change that weakens the minimal playbook, and the finding."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.playbooks.copies import PlaybookCopy

PLAYBOOK = "icp/playbook.yaml"
PROFILE = "icp/profiles/bakeries.yaml"
SEGMENT = "segments/grown-bakeries.yaml"
DECISION = "icp/decisions/2026-02-10-bake-first.yaml"
BY_EVALUATION = frozenset(
    {
        *("example-verdict", "example-gap", "unexercised-criterion", "unreachable-tier", "never-matters"),
        *("overlapping-bands", "gap-between-bands", "less-for-more", "equal-weights"),
        *("size-alone", "too-broad", "too-narrow", "overdue-review", "old-evidence", "segment-order"),
        *("segment-gap", "unreachable-segment", "icp-order", "implied-by-others", "idle-points"),
        *("list-share", "open-ceiling", "unread-list", "over-capacity"),
        *("unread-outcomes", "figure-differs", "stale-figure", "drifted-share", "unmeasured-number"),
        *("base-rate-differs", "outcome-owed", "stale-proposal", "future-day"),
    }
)
"""Rules that evaluate accounts, weigh points or need a day; each has its own test."""


@dataclass(frozen=True)
class Weak:
    """`weakens` causes the one warning; `mends` is the fix that its help names, and causes none."""

    rule: str
    weakens: Callable[[PlaybookCopy], object]
    warning: str
    help: str
    mends: Callable[[PlaybookCopy], object]


def _baker(p: PlaybookCopy) -> PlaybookCopy:
    """Another persona, who says little."""
    return p.write("personas/baker.yaml", "name: Baker\nreview: {last: 2026-03-01}\ngoals: [Rest]\n")


def _second_persona(p: PlaybookCopy) -> PlaybookCopy:
    _baker(p)
    return p.edit(PROFILE, "role: blocker, persona: owner", "role: blocker, persona: baker")


def _internal_seat(p: PlaybookCopy) -> PlaybookCopy:
    _second_persona(p).edit(PLAYBOOK, "max_personas: 1", "max_personas: 2")
    return p.write("personas/baker.yaml", p.text("personas/baker.yaml") + "audience: internal\n")


def _second_profile_disqualifies(p: PlaybookCopy) -> PlaybookCopy:
    text = (
        p.text(PROFILE).replace("formerly: [bakers]\n", "").replace("status: operational", "status: retired")
    )
    p.write("icp/profiles/cafes.yaml", text)
    return p.edit(PROFILE, "disqualifiers: [no-night-shift]", "disqualifiers: []")


def _open_decision(p: PlaybookCopy) -> PlaybookCopy:
    return p.decided().write(DECISION, p.text(DECISION).partition("outcome:")[0])


def _unnamed_successor(p: PlaybookCopy) -> PlaybookCopy:
    return _open_decision(p).edit(DECISION, "supersedes: 2026-01-12-bread-sells\n", "")


def _silent_segment(p: PlaybookCopy) -> PlaybookCopy:
    _second_persona(p).edit(PLAYBOOK, "max_personas: 1", "max_personas: 2")
    return p.edit(SEGMENT, "personas: [owner]", "personas: [owner, baker]")


def _segment_that_says_the_same(p: PlaybookCopy) -> PlaybookCopy:
    p.copy(SEGMENT, "segments/other-bakeries.yaml")
    return p.edit("segments/other-bakeries.yaml", "{field: stage, is: grown}", "{field: stage, is: young}")


def _unseated_persona(p: PlaybookCopy) -> PlaybookCopy:
    _baker(p)
    p.copy(PROFILE, "icp/profiles/mills.yaml")
    p.edit("icp/profiles/mills.yaml", "formerly: [bakers]\n", "").edit(
        "icp/profiles/mills.yaml", "status: operational", "status: retired"
    )
    p.edit("icp/profiles/mills.yaml", "role: blocker, persona: owner", "role: blocker, persona: baker")
    p.edit(PLAYBOOK, "max_personas: 1", "max_personas: 2")
    return p.edit(SEGMENT, "personas: [owner]", "personas: [baker]").edit(
        SEGMENT, "persona: owner", "persona: baker"
    )


OTHER_GOALS = (
    "Hand the morning shift to somebody younger before next winter, Learn sourdough in Paris, "
    "Paint again on Sundays"
)


def _same_person(p: PlaybookCopy) -> PlaybookCopy:
    p.copy("personas/owner.yaml", "personas/twin.yaml")
    p.edit(PROFILE, "role: blocker, persona: owner", "role: blocker, persona: twin")
    return p.edit(PLAYBOOK, "max_personas: 1", "max_personas: 2")


WEAK: tuple[Weak, ...] = (
    Weak(
        "cut-comment",
        lambda p: p.edit("personas/owner.yaml", "owner: sales@oven.example", "owner: Team #gtm"),
        "personas/owner.yaml:3:8: warning[cut-comment] `#gtm` is a comment, not part of this value",
        "quote the whole value to keep it, or put a space after `#`",
        lambda p: p.edit("personas/owner.yaml", "owner: Team #gtm", "owner: Team"),
    ),
    Weak(
        "unseen-in-prose",
        lambda p: p.edit(PROFILE, "tip: Start on", "tip: Start o\u00adn"),
        "icp/profiles/bakeries.yaml:79:62: warning[unseen-in-prose] the invisible U+00AD (soft hyphen), "
        'after "o", says nothing here',
        "remove it",
        lambda p: p.edit(PROFILE, "o\u00adn", "on"),
    ),
    Weak(
        "placeholder-text",
        lambda p: p.edit("personas/owner.yaml", "department: Bakehouse", "department: To be confirmed"),
        'personas/owner.yaml:8:13: warning[placeholder-text] "To be confirmed" is a placeholder, and readers '
        "see it as a text",
        "write the text, or remove it where the key is optional",
        lambda p: p.edit("personas/owner.yaml", "To be confirmed", "Bakehouse"),
    ),
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
        "icp/profiles/bakeries.yaml:14:3: warning[no-disqualifiers] no account is disqualified, so every "
        "account is worth everyone's time",
        "add disqualifiers under `fit: disqualifiers:`",
        lambda p: p.edit(PROFILE, "status: operational", "status: retired"),
    ),
    Weak(
        "no-evidence",
        lambda p: p.write(PROFILE, re.sub(r"(?s)  interviews:.*?\n(?=  illustrative)", "", p.text(PROFILE))),
        "icp/profiles/bakeries.yaml:111:3: warning[no-evidence] the profile is operational, but no customer "
        "was interviewed",
        "interview at least one, and write up the interview, or make it `status: aspirational`",
        lambda p: p.edit(PROFILE, "status: operational", "status: aspirational").edit(
            PROFILE, "  campaign:", "  content:"
        ),
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
        "icp/profiles/bakeries.yaml:74:3: warning[uncovered-role] no one on the committee is the technical "
        "evaluator",
        "add a role with `role: technical-evaluator` and the persona who usually has it",
        lambda p: p.edit(PROFILE, "role: executive-sponsor", "role: technical-evaluator"),
    ),
    Weak(
        "unused-entry",
        lambda p: p.copy("icp/signals/second-shop.yaml", "icp/signals/new-oven.yaml"),
        'icp/signals/new-oven.yaml:1:1: warning[unused-entry] no ICP uses the signal "Second shop"',
        "use `new-oven` in a profile, or delete the file",
        lambda p: p.edit(PROFILE, "signals: [second-shop]", "signals: [second-shop, new-oven]"),
    ),
    Weak(
        "claim-without-proof",
        lambda p: p.edit(PROFILE, "    proof: [kneads-waste]\n", ""),
        'icp/profiles/bakeries.yaml:91:5: warning[claim-without-proof] nothing proves "bake-what-sells"',
        "add a proof point under `proof:`, or stop making the claim",
        lambda p: p.edit(
            PROFILE, "says: Bake what sells tomorrow.", "says: Bake.\n    proof: [kneads-waste]"
        ),
    ),
    Weak(
        "description-differs",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: [900k, 5M]"),
        "icp/profiles/bakeries.yaml:49:12: warning[description-differs] `revenue` is described as "
        '900,000–5,000,000, but "turnover" prefers others',
        "make the two agree; the criterion decides, but people read the description",
        lambda p: p.edit(PROFILE, "between: [1M, 5M]", "between: [900k, 5_000_000]").edit(
            PROFILE, "label: $1M–$5M revenue", "label: $900k–$5M revenue"
        ),
    ),
    Weak(
        "unheard-function",
        lambda p: p.edit(PLAYBOOK, "functions: [sales]", "functions: [sales, product]"),
        "icp/profiles/bakeries.yaml:6:7: warning[unheard-function] product has not reviewed the profile",
        "ask for a review, and add `product:` with the date under `review: by:`",
        lambda p: p.edit(PROFILE, "{sales: 2026-03-01}", "{sales: 2026-03-01, product: 2026-03-01}"),
    ),
    Weak(
        "aspirational-at-work",
        lambda p: p.edit(PROFILE, "status: operational", "status: aspirational"),
        "icp/profiles/bakeries.yaml:135:3: warning[aspirational-at-work] the profile is aspirational, but it "
        "is used for campaign",
        "remove `campaign:` until customers have proven the profile,  or make it `status: operational`",
        lambda p: p.edit(PROFILE, "  campaign: [Bakeries", "  content: [Bakeries"),
    ),
    Weak(
        "same-messaging",
        _segment_that_says_the_same,
        "segments/other-bakeries.yaml:16:3: warning[same-messaging] 100 percent of the words are those of "
        'its sibling "grown-bakeries": the segment does not change the message',
        "say what differs in its pains, messaging and objections, or merge the two",
        lambda p: p.remove("segments/other-bakeries.yaml"),
    ),
    Weak(
        "unwritten-message",
        _silent_segment,
        "segments/grown-bakeries.yaml:11:19: warning[unwritten-message] no outreach template is "
        'written for "baker"',
        "add one with `persona: baker` under `outreach:`, or remove the persona",
        lambda p: p.edit(SEGMENT, "personas: [owner, baker]", "personas: [owner]"),
    ),
    Weak(
        "left-out-with",
        _internal_seat,
        "icp/profiles/bakeries.yaml:77:5: warning[left-out-with] a partner build leaves this out, "
        "since it names persona/baker, which is left out",
        "mark it `audience: internal` as well, or let these readers see what it needs",
        lambda p: p.edit(PROFILE, "blocks: New forms.", "blocks: New forms., audience: internal"),
    ),
    Weak(
        "unknown-objection",
        _unseated_persona,
        'segments/grown-bakeries.yaml:11:12: warning[unknown-objection] "baker" has no role on the committee '
        'of "bakeries": no one wrote down their objections',
        "add the role with what it wants and blocks to icp/profiles/bakeries.yaml",
        lambda p: p.edit(SEGMENT, "personas: [baker]", "personas: [owner]").edit(
            SEGMENT, "persona: baker", "persona: owner"
        ),
    ),
    Weak(
        "thin-evidence",
        lambda p: p.edit(PROFILE, "sample: 30", "sample: 9"),
        'icp/profiles/bakeries.yaml:119:15: warning[thin-evidence] "win-rate" is counted over 9; 10 is the '
        "least that means anything",
        "use a larger sample, or tell it as a customer story",
        lambda p: p.edit(PROFILE, "sample: 9", "sample: 10"),
    ),
    Weak(
        "late-evidence",
        lambda p: _open_decision(p).edit(DECISION, "date: 2026-02-03", "date: 2026-02-11"),
        f'{DECISION}:25:11: warning[late-evidence] "baker-talks" was seen on 2026-02-11, after 2026-02-10, '
        "the day it was decided on",
        "correct one of the two days, or tell under `outcome` what was seen later",
        lambda p: p.edit(DECISION, "date: 2026-02-11", "date: 2026-02-10"),
    ),
    Weak(
        "no-expectation",
        lambda p: p.decided().write(DECISION, p.text(DECISION).partition("expected:")[0]),
        f"{DECISION}:4:9: warning[no-expectation] it says neither what is expected of it nor when to look at "
        "it again",
        "write under `expected` what is to change by when, or a day under `review_on`",
        lambda p: p.edit(DECISION, "effective:", "review_on: 2026-09-01\neffective:"),
    ),
    Weak(
        "no-successor",
        _unnamed_successor,
        "icp/decisions/2026-01-12-bread-sells.yaml:3:9: warning[no-successor] it is superseded, and no "
        "decision says what it was superseded by",
        "write `supersedes: 2026-01-12-bread-sells` in the later decision",
        lambda p: p.edit(DECISION, "effective:", "supersedes: 2026-01-12-bread-sells\neffective:"),
    ),
    Weak(
        "limits-differ",
        lambda p: p.edit(PROFILE, "Bakeries of 10 to 50 people", "Bakeries of 10 to 90 people"),
        'icp/profiles/bakeries.yaml:12:13: warning[limits-differ] the text says "10 to 90", the criteria '
        "test 10–50 and at least 5 for `employees`",
        "make the two agree; the criteria decide, but people read the text",
        lambda p: p.edit(PROFILE, "Bakeries of 10 to 90 people", "Bakeries of 10–50 employees"),
    ),
    Weak(
        "same-persona",
        _same_person,
        "personas/twin.yaml:1:1: warning[same-persona] 100 percent of the words are those of the persona "
        '"owner"',
        "say what this person wants, fears and answers for that the other does not, or merge the two",
        lambda p: p.edit("personas/twin.yaml", "goals: [Sleep]", f"goals: [{OTHER_GOALS}]"),
    ),
    Weak(
        "two-spellings",
        lambda p: p.edit(PROFILE, "shows_fit: [Till]", "shows_fit: [Tills]"),
        'icp/profiles/bakeries.yaml:53:15: warning[two-spellings] "Tills" is written "Till" elsewhere '
        "(icp/fields.yaml:21:27)",
        'write "Till" in both, or rename the other',
        lambda p: p.edit(PROFILE, "shows_fit: [Tills]", "shows_fit: [Till roll]"),
    ),
    Weak(
        "empty-superlative",
        lambda p: p.edit(
            SEGMENT, "headline: One plan for two shops.", "headline: The world-leading planner."
        ),
        'segments/grown-bakeries.yaml:16:13: warning[empty-superlative] "world-leading" says nothing that a '
        "competitor could not say",
        "say how much, for whom or compared with what, or name the proof",
        lambda p: p.edit(SEGMENT, "world-leading planner.", "world-leading planner, in 40 of 50 tests."),
    ),
    Weak(
        "unanswered-objection",
        lambda p: p.edit(SEGMENT, "answer: The trial takes one evening.", "answer: Ask Ada."),
        'segments/grown-bakeries.yaml:24:56: warning[unanswered-objection] the answer to "no-time" '
        "says nothing",
        "acknowledge, answer, ask back: in words that a rep can say",
        lambda p: p.edit(SEGMENT, "answer: Ask Ada.", "answer: It takes one evening."),
    ),
)
