"""Everything that decides in a playbook, a line each in words: two states compare line by line."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from icp_playbook.conditions import Condition, say, say_needed
from icp_playbook.fit import IcpProgram, Program, program_record
from icp_playbook.model import Band, Profile, signal_steps, steps
from icp_playbook.phrases import series
from icp_playbook.playbook import Playbook, cap_label, criterion_label, must_label

JsonRecord = dict[str, Any]
EVERYWHERE = ""
"""In place of an ICP's id, for what counts for all of them."""
PARTS = {
    "icp": "ICP",
    "must": "Must",
    "disqualifier": "Disqualifier",
    "enough": "Must be known",
    "score": "Score",
    "cap": "Cap",
    "tier": "Tier",
    "coverage": "Coverage",
    "segment": "Segment",
    "signal": "Signal",
    "level": "Intent",
    "play": "Play",
}
"""What a line is of, as people call it, in the order of a page."""


def boundary_lines(playbook: Playbook, program: Program) -> list[JsonRecord]:
    """A line for each part that decides: its ICP, what it is, its id, its label, its text, and a digest.

    Two lines that decide alike have one digest, however they are written; texts may agree where they do not.
    """
    record = program_record(program)
    found = [_line(EVERYWHERE, *row) for row in _shared(playbook)]
    for icp in record["icps"]:
        found += [
            _line(icp["id"], *row)
            for row in _of_icp(
                playbook, program.icps[icp["id"]], playbook.profiles[icp["id"]], _rows(icp), icp
            )
        ]
    return found


_Row = tuple[str, str, str, str, Any]


def _line(icp: str, part: str, id_: str, label: str, text: str, decides: Any) -> JsonRecord:
    raw = json.dumps(decides, sort_keys=True, ensure_ascii=False).encode("utf-8")
    return {
        "icp": icp,
        "part": part,
        "id": id_,
        "label": _plain(label),
        "text": _plain(text),
        "digest": hashlib.sha256(raw).hexdigest()[:12],
    }


def _rows(icp: JsonRecord) -> dict[tuple[str, str], JsonRecord]:
    """What decides, as JSON, by part and id. A base rate moves ranks and no verdict."""
    parts = {
        "must": "must",
        "disqualifiers": "disqualifier",
        "score": "score",
        "signals": "signal",
        "segments": "segment",
    }
    return {
        (part, row["id"]): {key: value for key, value in row.items() if key != "base_rate"}
        for name, part in parts.items()
        for row in icp[name]
    }


def _shared(playbook: Playbook) -> Iterator[_Row]:
    settings = playbook.settings
    for tier in settings.tiers:
        yield "tier", tier.id, tier.label, f"From a score of {tier.at_least}", tier.at_least
    for level in settings.levels:
        yield "level", level.id, level.label, f"From {level.at_least} points", level.at_least
    least = settings.minimum_coverage
    yield "coverage", "coverage", "To give a tier", f"{least}% of the points decided", least
    plays = {play.id: play.label for play in settings.plays}
    for tier in settings.tiers:
        row = settings.grid.get(tier.id, {})
        for level in settings.levels:
            if (play := row.get(level.id)) is not None:
                label = f"{tier.label}, {level.label}"
                yield "play", f"{tier.id} {level.id}", label, plays.get(play, play), play


def _of_icp(
    playbook: Playbook,
    icp: IcpProgram,
    profile: Profile,
    rows: dict[tuple[str, str], JsonRecord],
    record: JsonRecord,
) -> Iterator[_Row]:
    catalogue, fit = playbook.catalogue, profile.fit
    text = "In use" if icp.operational else "A draft: no account is scored by it"
    yield "icp", icp.id, profile.name, text, icp.operational

    def says(condition: Condition) -> str:
        return say(condition, catalogue)

    def points(bands: tuple[Band, ...]) -> str:
        return "; ".join(f"{says(band.when)}: {band.points}" for band in bands)

    for must in fit.must:
        yield "must", must.id, must_label(must, catalogue), says(must.when), rows["must", must.id]
    for id_ in fit.disqualifiers:
        out = playbook.disqualifiers[id_]
        yield "disqualifier", id_, out.name, says(out.when), rows["disqualifier", id_]
    if fit.enough is not None:
        yield "enough", "enough", "Must be known", say_needed(fit.enough, catalogue), record["enough"]
    for row in fit.score:
        yield "score", row.id, criterion_label(row, catalogue), points(steps(row)), rows["score", row.id]
    labels = {row.id: criterion_label(row, catalogue) for row in fit.score}
    for id_, cap in fit.caps.items():
        together = series([labels[name] for name in cap.criteria], "and")
        text = f"At most {cap.at_most} points for {together}"
        yield "cap", id_, cap_label(id_, cap), text, [cap.at_most, sorted(cap.criteria)]
    names = {tier.id: tier.label for tier in playbook.settings.tiers}
    for tier, at_least in fit.tiers.items() if fit.tiers else ():
        yield "tier", tier, names.get(tier, tier), f"From a score of {at_least}", at_least
    for place, (id_, segment) in enumerate(playbook.segments_of(icp.id).items()):
        decides = [place, rows["segment", id_]]  # the first that holds
        yield "segment", id_, segment.name, says(segment.when), decides
    for id_ in profile.signals:
        signal = playbook.signals[id_]
        yield "signal", id_, signal.name, points(signal_steps(signal)), rows["signal", id_]


def _plain(text: str) -> str:
    return " ".join(text.split())
