"""An entry as a column beside others of its kind: the same rows for each, so that differences show."""

from collections.abc import Iterable, Mapping
from typing import Any

from icp_playbook.fit import plain
from icp_playbook.model import Persona, Profile, Segment
from icp_playbook.playbook import Key, Playbook, must_label
from icp_playbook.views.entries.profile import a_year, facts, money_range
from icp_playbook.views.entries.seats import held_seats, signers
from icp_playbook.views.entries.segment import facet_labels
from icp_playbook.views.labels import ROLE_LABELS, label
from icp_playbook.views.routes import Place, route

COMPARED = ("profile", "persona", "segment")
"""Kinds whose entries stand side by side."""


def column_record(playbook: Playbook, key: Key) -> Mapping[str, Any]:
    """An entry's column: its name, its address from the root of the site, rows of name and lines.

    The rows of a kind are always the same; a row without lines says that nothing is written.
    """
    entry = playbook.by_kind[key.kind][key.id]
    match entry:
        case Profile():
            rows = _profile(playbook, key.id, entry)
        case Persona():
            rows = _persona(playbook, key.id, entry)
        case Segment():
            rows = _segment(playbook, entry)
        case _:
            raise ValueError(key)
    lines = [[name, [text for text in (*found,) if text]] for name, found in rows.items()]
    return {"name": entry.name, "url": route(key), "rows": lines}


def _names(playbook: Playbook, kind: str, ids: Iterable[str]) -> list[str]:
    return [playbook.by_kind[kind][id_].name for id_ in dict.fromkeys(ids)]


def _profile(playbook: Playbook, id_: str, profile: Profile) -> dict[str, Iterable[str]]:
    known = dict(facts(playbook, profile))
    buying = profile.buying
    committee = [(ROLE_LABELS[seat.role], playbook.personas[seat.persona].name) for seat in profile.committee]
    return {
        "Status": [label(profile.status)],
        "Definition": [profile.definition],
        "Industry": profile.firmographics.industry,
        "Employees": [known.get("Employees", "")],
        "Revenue": [known.get("Revenue", "")],
        "Where": [known.get("Where", "")],
        "Must": [must_label(must, playbook.catalogue) for must in profile.fit.must],
        "Ruled out by": _names(playbook, "disqualifier", profile.fit.disqualifiers),
        "Sales cycle": [known.get("Sales cycle", "")],
        "First contract": [a_year(money_range(playbook, buying.budget))],
        "Order value": [a_year(money_range(playbook, buying.order_value))],
        "Who signs": [buying.signs],
        "How they decide": [buying.decision],
        "Committee": [f"{role}: {name}" for role, name in committee],
        "Main pains": [need.pain for need in profile.needs],
        "What we promise": [value.says for value in profile.value_propositions],
        "Tools that show fit": profile.technographics.shows_fit,
        "Signals": _names(playbook, "signal", profile.signals),
        "Segments": [segment.name for segment in playbook.segments_of(id_).values()],
        "Figures": [
            f"{one.says} Sample {one.sample:,}, {one.date}, {one.source}"
            + (" (illustrative)" if one.illustrative or profile.evidence.illustrative else "")
            for one in profile.evidence.figures
        ],
    }


def _persona(playbook: Playbook, id_: str, persona: Persona) -> dict[str, Iterable[str]]:
    seats = [
        f"{seat.icp.text}: {', '.join(seat.roles)}"
        for seat in held_seats(playbook, Place(""), id_)
        if seat.icp is not None
    ]
    return {
        "Who they are": [persona.summary],
        "Role in each ICP": seats,
        "Job to be done": [persona.job_to_be_done],
        "Titles": persona.titles,
        "Department": [persona.department],
        "Seniority": [label(persona.seniority)],
        "Reports to": persona.reports_to,
        "Priorities": persona.priorities,
        "Measured by": persona.kpis,
        "Pains": persona.pains,
        "What stops them": persona.blockers,
        "Say": map(plain, persona.say),
        "Avoid": map(plain, persona.avoid),
        "Questions they like": persona.ask,
        "Reach by": persona.approach.channels,
        "Style": [persona.approach.style],
        "Timing": [persona.approach.timing],
    }


def _segment(playbook: Playbook, segment: Segment) -> dict[str, Iterable[str]]:
    labels = dict(facet_labels(playbook, segment))
    facets = {
        field.label: [labels.get(field.label, "")]
        for name in playbook.settings.facets
        for field in (playbook.catalogue[name],)
    }
    proofs = {proof.id: proof for proof in playbook.profiles[segment.icp].proof}
    return {
        "ICP": [playbook.profiles[segment.icp].name],
        "Definition": [segment.definition],
        **facets,
        "Who signs": [
            *_names(playbook, "persona", signers(playbook, segment.icp)),
            playbook.profiles[segment.icp].buying.signs,
        ],
        "On the line": _names(playbook, "persona", segment.personas),
        "Timing": [segment.timing],
        "Headline": [segment.messaging.headline],
        "First ten seconds": [segment.messaging.opener],
        "Their words": segment.messaging.say,
        "Words to avoid": segment.messaging.avoid,
        "Pains": segment.pains,
        "Metrics": segment.kpis,
        "Questions": segment.questions,
        "Objections": [one.objection for one in segment.objections],
        "Proof": [proofs[id_].says for id_ in segment.proof],
        "Reach by": segment.channels,
    }
