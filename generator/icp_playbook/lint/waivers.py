"""Waivers at work: which findings the files keep back, and for what reason."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from icp_playbook.findings import Finding, Location
from icp_playbook.model import RuleLevel
from icp_playbook.phrases import is_placeholder
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.values import Waiver

SETTINGS = Key("playbook", "playbook")
FIELDS = Key("fields", "fields")


@dataclass(frozen=True, slots=True)
class AppliedWaiver:
    """A waiver of a file, and the findings that it keeps back."""

    key: Key
    index: int
    """Its place under `waive`."""
    location: Location
    waiver: Waiver
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePolicy:
    """What a playbook says about the rules, once they have run."""

    fixed: frozenset[str]
    """Rules that no playbook can set or waive."""
    settable: tuple[str, ...]
    """Rules that a playbook can set."""
    waivable: tuple[str, ...]
    """Those of them that a file can waive."""
    levels: Mapping[str, RuleLevel]
    """Rule → what the playbook sets it to."""
    waivers: tuple[AppliedWaiver, ...]
    as_of: datetime.date | None
    """The day of the check; a build has none."""
    silent: frozenset[str]
    """Rules that did not run for want of a day or a list."""


def waivers_of(playbook: Playbook, documents: Documents) -> tuple[AppliedWaiver, ...]:
    """Every waiver of a playbook, before any is applied."""
    waivers = [(SETTINGS, playbook.settings.waive), (FIELDS, playbook.fields.waive)]
    waivers += [(key, entry.waive) for key, entry in playbook.entries()]
    return tuple(
        AppliedWaiver(key, index, documents[key].at("waive", index), waiver)
        for key, listed in waivers
        for index, waiver in enumerate(listed)
    )


def apply_waivers(
    found: Sequence[Finding], waivers: Sequence[AppliedWaiver], as_of: datetime.date | None
) -> tuple[tuple[Finding, ...], tuple[AppliedWaiver, ...]]:
    """What is left of the findings, and the waivers with what they keep back.

    Of two waivers of a rule in one file the first counts.
    """
    counting: dict[tuple[str, str], int] = {}
    for place, one in enumerate(waivers):
        if not is_placeholder(one.waiver.because) and not has_ended(one.waiver, as_of):
            counting.setdefault((one.location.path, one.waiver.rule), place)
    left: list[Finding] = []
    kept: dict[int, list[Finding]] = {}
    for finding in found:
        holder = counting.get((finding.location.path, finding.rule))
        if holder is None:
            left.append(finding)
        else:
            kept.setdefault(holder, []).append(finding)
    applied = (replace(one, findings=tuple(kept.get(place, ()))) for place, one in enumerate(waivers))
    return tuple(left), tuple(applied)


def has_ended(waiver: Waiver, as_of: datetime.date | None) -> bool:
    """Whether its last day is before the day; without a day none has ended."""
    return as_of is not None and waiver.until is not None and waiver.until < as_of


def waiver_for(playbook: Playbook, key: Key, rule: str) -> Waiver | None:
    """The waiver of a rule that counts in the file of an entry; None where it has none. It may have ended."""
    entry = playbook.by_kind[key.kind][key.id]
    return next(
        (one for one in entry.waive if one.rule == rule and not is_placeholder(one.because)),
        None,
    )


def reported_after(playbook: Playbook, key: Key, rule: str, day: datetime.date) -> datetime.date | None:
    """The day after which `check` reports of an entry what is in time until a day.

    None where it never does, since the rule is off or waived without an end.
    """
    if playbook.settings.rules.get(rule) == "off":
        return None
    waiver = waiver_for(playbook, key, rule)
    if waiver is None:
        return day
    return None if waiver.until is None else max(day, waiver.until)


def waived(waivers: Sequence[AppliedWaiver]) -> Iterator[tuple[Finding, Waiver]]:
    """Every finding that is kept back, with its waiver."""
    for one in waivers:
        for finding in one.findings:
            yield finding, one.waiver
