"""Why an answer of practice is right: the criterion it rests on, quoted, with the way to it."""

from icp_playbook.conditions import say
from icp_playbook.fit import IcpProgram, Program, Reason, WordList, fields_in
from icp_playbook.playbook import Key, Playbook
from icp_playbook.practice import PracticeQuestion
from icp_playbook.views.fit import JsonRecord, points_words, state_word
from icp_playbook.views.labels import ROLE_LABELS
from icp_playbook.views.routes import route

SHOWN = 3
"""How many reasons an answer quotes; no one would read more."""


class Reasons:
    """Reasons by key, each written once: label, condition in words, why, URL from the root."""

    def __init__(self, playbook: Playbook, words: WordList) -> None:
        self.rows: dict[str, JsonRecord] = {}
        self._playbook = playbook
        self._words = words

    def of_case(self, one: PracticeQuestion, program: Program) -> list[list[str]]:
        """What decides a question about an account: (key, state as a sign, state in words)."""
        if one.case is None:
            return []
        if one.sort == "segment":
            listed = [option for option in one.options if option in self._playbook.segments]
            named = [one.answer] if one.answer in listed else listed
            met = ["met", "holds"] if one.answer in listed else ["missed", "does not hold"]
            return [[self._segment(id_), *met] for id_ in named]
        verdict = one.case.verdict
        changed = _testing(program.icps[verdict.icp], one.case.changed)
        found = [
            reason
            for reason in verdict.reasons
            if _decides(reason, verdict.status)
            or (verdict.status == "fit" and reason.kind == "disqualifier" and reason.id in changed)
        ]
        found.sort(key=lambda reason: (reason.kind == "score", reason.id not in changed, -_weight(reason)))
        return [self._reason(verdict.icp, reason) for reason in found[:SHOWN]]

    def of_text(self, one: PracticeQuestion) -> list[list[str]]:
        """The line of the playbook that an objection or a seat is answered from."""
        if one.sort == "objection":
            return [self._proof(one)]
        rows = self._playbook.profiles[one.icp].committee
        seat = next(row for row in rows if row.role == one.about and row.persona == one.answer)
        return [
            [
                self._row(
                    f"seat/{one.icp}/{seat.role}",
                    f"{ROLE_LABELS[seat.role]}: {self._playbook.personas[seat.persona].name}",
                    f"Wants: {seat.wants}",
                    f"Blocks: {seat.blocks}",
                    f"{route(Key('profile', one.icp))}#committee",
                ),
                "met",
                "on the committee",
            ]
        ]

    def _proof(self, one: PracticeQuestion) -> list[str]:
        """The objection with the proof for its answer, or a link to it if there is none."""
        id_, _, own = one.about.partition("/")
        segment = self._playbook.segments[id_]
        objection = next(row for row in segment.objections if row.id == own)
        url = f"{route(Key('segment', id_))}#objection-{own}"
        for proof in self._playbook.profiles[segment.icp].proof:
            if proof.id == objection.proof:
                key = self._row(f"objection/{one.about}", objection.objection, proof.says, proof.source, url)
                return [key, "met", "the proof behind it"]
        key = self._row(
            f"objection/{one.about}",
            objection.objection,
            "This answer has no proof point yet.",
            "",
            url,
        )
        return [key, "met", "the objection"]

    def _segment(self, id_: str) -> str:
        segment = self._playbook.segments[id_]
        when = say(segment.when, self._playbook.catalogue)
        return self._row(f"segment/{id_}", segment.name, when, segment.definition, route(Key("segment", id_)))

    def _reason(self, icp: str, reason: Reason) -> list[str]:
        words = self._words.icps[icp]
        tone, word = state_word(reason)
        page = route(Key("profile", icp))
        match reason.kind:
            case "must":
                must = words.must[reason.id]
                key = self._row(f"{icp}/must/{reason.id}", must.label, must.when, must.why, f"{page}#in")
                return [key, tone, f"must {word}"]
            case "disqualifier":
                out = words.disqualifiers[reason.id]
                url = route(Key("disqualifier", reason.id))
                why = {
                    "met": f"Cite: “{out.cite}”",
                    "missed": out.says,
                    "unknown": f"Ask: “{out.ask[0]}”" if out.ask else out.says,
                }[reason.state]
                key = self._row(f"disqualifier/{reason.id}/{reason.state}", out.name, out.when, why, url)
                return [key, tone, f"disqualifier {word}"]
            case "score":
                criterion = words.score[reason.id]
                bands = criterion.bands
                band = (
                    bands[reason.band]
                    if reason.band is not None
                    else max(bands, key=lambda band: abs(band.points))
                )
                key = self._row(
                    f"{icp}/score/{reason.id}/{bands.index(band)}",
                    criterion.label,
                    band.when,
                    criterion.why,
                    f"{page}#criterion-{reason.id}",
                )
                return [key, tone, f"{word}, {points_words(reason.low, reason.high, reason.possible)}"]

    def _row(self, key: str, label: str, when: str, why: str, url: str) -> str:
        self.rows[key] = {"label": label, "when": when, "why": why, "url": url}
        return key


def _testing(icp: IcpProgram, field: str) -> set[str]:
    """The musts, disqualifiers and criteria that test a field."""
    rows = (*icp.must, *icp.disqualifiers)
    return {
        *(row.id for row in rows if field in fields_in(row.when)),
        *(row.id for row in icp.score if field in fields_in(*row.conditions)),
    }


def _decides(reason: Reason, status: str) -> bool:
    """Whether a reason has to do with a verdict of that status."""
    match status:
        case "disqualified":
            return reason.kind == "disqualifier" and reason.state == "met"
        case "outside":
            return reason.kind == "must" and reason.state == "missed"
        case "undecided" | "insufficient":
            return reason.state == "unknown"
        case _:
            return (
                reason.kind == "score" and reason.state != "unknown" and (reason.possible or reason.low) != 0
            )


def _weight(reason: Reason) -> int:
    """Points at stake, earned or lost."""
    if reason.state == "unknown":
        return reason.high - reason.low
    return abs(reason.low) or reason.possible
