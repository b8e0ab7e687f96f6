"""The kinds of changes of what the playbook rests on: proof, figures, examples, decisions, reviews."""

from icp_playbook.diff.change_kind import ChangeKind, trio

_EXPECTED = "{} is expected of the criterion while it is not known. Ranks move, no status and no tier."
DECISIONS = (
    ChangeKind("decision-added", "evidence", "Decision added", "There is one more decision."),
    ChangeKind("decision-removed", "evidence", "Decision removed", "There is one fewer decision."),
    ChangeKind(
        "decision-status-changed",
        "evidence",
        "Decision status changed",
        "It is decided, replaced or undone.",
    ),
    ChangeKind(
        "decision-about-changed",
        "editorial",
        "Entries of decision changed",
        "It is about other entries.",
    ),
    ChangeKind("decision-day-changed", "evidence", "Decision day changed", "One of its days changed."),
    ChangeKind(
        "decision-link-changed",
        "evidence",
        "Earlier decision named",
        "It replaces or undoes another decision than before.",
    ),
    ChangeKind("decision-outcome-changed", "evidence", "Outcome recorded", "It says what came of it."),
    *trio("decision-option", "editorial", "Option", "option that was left"),
    *trio("decision-evidence", "evidence", "Decision evidence", "thing that a decision rests on"),
    *trio("decision-expectation", "evidence", "Expectation", "measure that is expected to move"),
)
EVIDENCE = (
    *DECISIONS,
    *trio("proof", "evidence", "Proof point", "proof point"),
    ChangeKind("proof-attached", "evidence", "Proof cited", "The message now cites the proof point."),
    ChangeKind(
        "proof-detached", "evidence", "Proof no longer cited", "The message no longer cites the proof point."
    ),
    ChangeKind("evidence-changed", "evidence", "Evidence changed", "What the profile is based on changed."),
    *trio("evidence-customer", "evidence", "Best customer", "customer the profile is based on"),
    *trio("evidence-figure", "evidence", "Figure", "figure"),
    *trio("interview", "evidence", "Interview", "customer interview"),
    ChangeKind("base-rate-raised", "evidence", "Base rate raised", _EXPECTED.format("More")),
    ChangeKind("base-rate-lowered", "evidence", "Base rate lowered", _EXPECTED.format("Less")),
    ChangeKind(
        "base-rate-stated", "evidence", "Base rate stated", "What counts without it is now given, or not."
    ),
    *trio("outcomes", "evidence", "Outcomes", "list of outcomes"),
    *trio("account-list", "evidence", "List", "list of accounts that tests the playbook"),
    *trio("list-share", "evidence", "Share of a list", "floor or ceiling of a share of a list"),
    ChangeKind("example-added", "evidence", "Example added", "One more account tests the playbook."),
    ChangeKind("example-removed", "evidence", "Example removed", "One fewer account tests the playbook."),
    ChangeKind(
        "example-account-changed",
        "evidence",
        "Example account changed",
        "The account data of the example changed.",
    ),
    ChangeKind(
        "example-verdict-changed",
        "evidence",
        "Expected verdict changed",
        "The example must now get a different verdict.",
    ),
    ChangeKind("review-recorded", "evidence", "Review recorded", "Someone reviewed the entry."),
    ChangeKind(
        "review-cycle-changed", "evidence", "Review cycle changed", "It is reviewed more or less often."
    ),
    ChangeKind(
        "review-trigger-added", "evidence", "Review trigger added", "One more event triggers a review."
    ),
    ChangeKind(
        "review-trigger-removed", "evidence", "Review trigger removed", "One fewer event triggers a review."
    ),
    ChangeKind(
        "review-trigger-changed",
        "evidence",
        "Review trigger changed",
        "An event that triggers a review changed.",
    ),
    ChangeKind(
        "review-policy-changed", "evidence", "Review policy changed", "The rules for reviews changed."
    ),
    ChangeKind(
        "change-policy-changed",
        "evidence",
        "Change policy changed",
        "A change to who qualifies needs something else than before.",
    ),
    *trio("freeze", "evidence", "Freeze", "freeze of who qualifies"),
)
