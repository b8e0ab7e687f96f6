"""Where tiers start on both sides of a change: for the playbook, and for the ICPs that say so themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

from icp_playbook.diff.renamed_references import SETTINGS, Contents, NewIds, updated
from icp_playbook.playbook import Key
from icp_playbook.source import Data


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Tier → where the playbook starts it, before and after; tier → ICPs with or without one of their own.

    Tiers have the ids of the new side. An ICP has its own where it has one on either side: then the change
    of its own document tells what became of it.
    """

    before: Mapping[str, int] = field(default_factory=dict)
    after: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def moves_nobody(self, tier: str) -> bool:
        """Whether every ICP has its own threshold for the tier, so that the playbook's counts for none."""
        return bool(self.own.get(tier)) and not self.shared.get(tier)


NO_THRESHOLDS = Thresholds()
"""Of documents without the playbook's settings."""


def thresholds_between(old: Contents, new: Contents, renames: NewIds) -> Thresholds:
    """The thresholds of two playbooks, from documents of any model."""
    ids = renames.of("tier")
    before = {ids.get(tier, tier): at for tier, at in _of_settings(old.get(SETTINGS))}
    after = dict(_of_settings(new.get(SETTINGS)))
    own: dict[str, set[str]] = {}
    for key in (key for key in old if key.kind == "profile"):
        for tier in _own(updated(key, old[key], renames)) if _own(old[key]) else ():
            own.setdefault(renames.entry(key).id, set()).add(tier)
    icps = [key.id for key in new if key.kind == "profile"]
    for icp in icps:
        own.setdefault(icp, set()).update(_own(new[Key("profile", icp)]))
    return Thresholds(
        before,
        after,
        {tier: tuple(icp for icp in icps if tier in own[icp]) for tier in after},
        {tier: tuple(icp for icp in icps if tier not in own[icp]) for tier in after},
    )


def _of_settings(document: Data) -> Iterator[tuple[str, int]]:
    tiers = document.get("tiers") if isinstance(document, dict) else None
    for tier in tiers if isinstance(tiers, list) else ():
        if isinstance(tier, dict) and is_threshold(at := tier.get("at_least")):
            yield str(tier.get("id")), at


def _own(document: Data) -> list[str]:
    """The tiers that a document of a profile starts itself."""
    fit = document.get("fit") if isinstance(document, dict) else None
    tiers = fit.get("tiers") if isinstance(fit, dict) else None
    return list(tiers) if isinstance(tiers, dict) else []


def is_threshold(data: Data) -> TypeGuard[int]:
    """Whether a document says where something starts."""
    return isinstance(data, int) and not isinstance(data, bool)
