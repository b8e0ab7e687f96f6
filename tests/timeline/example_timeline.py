"""A plausible history of the example playbook: two years, fifty commits, two people and a bot."""

import dataclasses
import datetime

from icp_playbook.diff import ChangeSummary, Subject
from icp_playbook.history import Person
from icp_playbook.model import every_kind
from icp_playbook.playbook import Documents, Playbook
from icp_playbook.timeline import Event, Timeline
from tests.timeline.example_mainline import example_mainline
from tests.timeline.sample_events import (
    ANA,
    TOM,
    boundary_text,
    change_summary,
    commit,
    event,
    gone,
    key,
    moved,
    read_problem,
    timeline,
)

HOSTILE = (
    "<img src=x onerror=alert(1)> ](evil) `**bold**` {{ 7 }} \u202eright to left\u202c \x1b[31m ::error::"
)
"""A subject that Markdown, HTML, a terminal or a workflow could take for something else."""
MUSTS = ("B2B software: Industry is B2B software", "Runs a CRM: Tools has any of HubSpot, Salesforce")
OUTS = ("Low urgency", "Heavy customisation")


def example_timeline(playbook: Playbook, documents: Documents | None = None) -> Timeline:
    """The sample history, up to the commit that made the playbook what it is; `documents` are its files."""
    events = (*_latest(), *_quiet_months(), _beginning(playbook))
    names = {found: entry.name for found, entry in playbook.entries()}
    stone = _retired().commit
    return timeline(
        *events,
        tombstones={
            **gone("segment/saas-agencies", stone, "segment/saas-usage-based"),
            **gone("signal/office-move", commit("2026-02-03", "Drop the signal nobody watched")),
        },
        moved={key("persona/head-of-revops"): key("persona/revops-manager")},
        names={
            **names,
            key("segment/saas-agencies"): "Agencies that resell",
            key("signal/office-move"): "Office move",
        },
        mainline=example_mainline(documents) if documents and key("profile/saas") in documents else (),
    )


def _latest() -> list[Event]:
    return [
        event(
            commit(
                "2026-10-14",
                "Widen SaaS to 250 people",
                "We win 31 % of deals between 200 and 250 people since the starter plan, against 29 % below.",
                evidence=("Closed-won report, Q3 2026, 48 deals",),
                co_authors=(TOM,),
                pull_request=48,
            ),
            change_summary(
                "criterion-widened",
                "profile/saas",
                "Employees: 50–200 people → 50–250 people",
                "fit",
                "score",
                "employees",
                "bands",
                name="SaaS scale-ups",
                direction="widens",
            ),
            change_summary(
                "criterion-points-lowered",
                "profile/saas",
                "Recent funding: +15 → +10",
                "fit",
                "score",
                "recent-funding",
                "points",
                name="SaaS scale-ups",
                direction="narrows",
            ),
            change_summary(
                "wording-changed", "segment/saas-expansion", "Definition: reads “software in expansion”"
            ),
            moves=(
                moved("tallyforge", "Tallyforge", "saas", "Tier 2", "Tier 1", "raised"),
                moved("castlegate-systems", "Castlegate Systems", "saas", "Outside", "Tier 2", "entered"),
            ),
            boundary={key("profile/saas"): boundary_text((*MUSTS, "Up to 250 people"), OUTS)},
        ),
        event(
            commit("2026-10-09", "Tidy the clinic pitch", pull_request=47),
            change_summary(
                "message-changed", "segment/healthcare-self-pay", "Headline: “Fewer calls” → “Fewer no-shows”"
            ),
        ),
        event(
            commit(
                "2026-10-02",
                "Only clinics with a dated EHR",
                "Front desks on a cloud EHR do not feel the calls.",
                author=TOM,
                pull_request=46,
            ),
            change_summary(
                "must-added",
                "profile/healthcare",
                "Must added: Dated scheduling or EHR",
                "fit",
                "must",
                "private-clinic",
                name="Private clinics",
                direction="narrows",
            ),
            moves=(
                moved(
                    "willowmead-practice",
                    "Willowmead Practice",
                    "healthcare",
                    "Tier 2",
                    "Undecided",
                    "answer-needed",
                ),
                moved("st-aldhelm-group", "St Aldhelm Group", "healthcare", "Tier 1", "Outside", "left"),
            ),
            boundary={
                key("profile/healthcare"): boundary_text(
                    ("Outpatient clinic", "Dated scheduling or EHR"), OUTS[:1]
                )
            },
        ),
        event(
            commit("2026-09-28", "Relax the customisation rule", None, body="", pull_request=45),
            change_summary(
                "disqualifier-relaxed",
                "disqualifier/heavy-customisation",
                "Custom steps: at least 5 → at least 8",
                "when",
                direction="widens",
            ),
            moves=(),
        ),
        event(
            commit("2026-09-27", HOSTILE, HOSTILE, author=Person(HOSTILE)),
            change_summary("wording-changed", "persona/cfo", HOSTILE, "summary", name=HOSTILE),
        ),
        event(
            commit("2026-09-20", "Half of a merge"),
            problems=(read_problem("profile/logistics", "could not be read: line 14 is not YAML"),),
        ),
    ]


def _quiet_months() -> list[Event]:
    """Quiet months, each with one change that matters."""
    found: list[Event] = []
    for back in range(12):
        month, year = (8 - back - 1) % 12 + 1, 2026 if back < 8 else 2025
        day = f"{year}-{month:02}"
        found += [
            event(
                commit(
                    f"{day}-24",
                    f"Answer the price objection, round {back}",
                    "Reps asked for it.",
                    stated=False,
                ),
                change_summary("objection-changed", "segment/saas-series-a", "Objection changed: “Too dear”"),
                change_summary("persona-detail-changed", "persona/cfo", "Goals: reads otherwise"),
            ),
            event(
                commit(f"{day}-18", f"Proof from {month}/{year}", pull_request=10 + back),
                change_summary(
                    "proof-added", "profile/manufacturing", "Proof point added: 19 % fewer late orders"
                ),
            ),
            event(
                commit(f"{day}-15", "Fix a typo"),
                change_summary("wording-changed", "signal/new-site", "Says: reads otherwise"),
            ),
            event(
                commit(
                    f"{day}-06", f"Score of carriers, month {month}", "Too many spot carriers got through."
                ),
                change_summary(
                    "criterion-shifted",
                    "profile/logistics",
                    "Fleet: 20–80 trucks → 30–120 trucks",
                    "fit",
                    "score",
                    "fleet",
                    name="Regional carriers",
                    direction="shifts",
                ),
                moves=None if back == 3 else (),
                boundary={
                    key("profile/logistics"): boundary_text(
                        ("Runs trucks", f"More than {20 + back} trucks"), OUTS
                    )
                },
            ),
        ]
        if back == 3:
            found.append(_retired())
    return found


def _retired() -> Event:
    return event(
        commit(
            "2026-05-01",
            "Retire the agency segment",
            "Four agencies bought in two years; every one left within twelve months.",
            pull_request=31,
        ),
        change_summary(
            "segment-removed",
            "segment/saas-agencies",
            "Segment removed: Agencies that resell",
            name="Agencies that resell",
            direction="narrows",
        ),
        moves=(),
    )


def _beginning(playbook: Playbook) -> Event:
    """The commit that added everything."""
    changes = tuple(
        ChangeSummary(
            f"{every_kind()[found.kind].family}-added",
            Subject(found.kind, found.id, entry.name),
            (),
            f"{every_kind()[found.kind].one} added: {entry.name}",
            "boundary" if found.kind in ("profile", "segment", "disqualifier", "signal") else "people",
            "widens" if found.kind == "profile" else None,
            found.id[:16],
        )
        for found, entry in playbook.entries()
    )
    started = commit("2025-03-03", "Begin the playbook", "Five ICPs drawn from 212 customers.", author=ANA)
    started = dataclasses.replace(started, committed=started.committed + datetime.timedelta(days=1))
    return event(
        started,
        *changes,
        moves=tuple(
            moved(id_, example.name, example.icp, "Outside", "Tier 1", "entered")
            for id_, example in playbook.examples.items()
        ),
        boundary={key("profile/saas"): boundary_text(MUSTS, OUTS)},
    )
