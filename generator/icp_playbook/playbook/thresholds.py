"""Where the tiers start for an ICP: where it says so itself, else where the playbook does."""

import itertools
from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Fit, Settings, Tier
from icp_playbook.phrases import did_you_mean
from icp_playbook.source import Document


def tiers_of(settings: Settings, fit: Fit) -> tuple[Tier, ...]:
    """The playbook's tiers, best first, with the thresholds that count for an ICP."""
    return tuple(
        tier.model_copy(update={"at_least": fit.tiers[tier.id]}) if tier.id in fit.tiers else tier
        for tier in settings.tiers
    )


def own_thresholds(settings: Settings, fit: Fit, document: Document) -> Iterator[Finding]:
    """A finding for every threshold of an ICP that is of no tier, out of order or too high for the lowest."""
    names = [tier.id for tier in settings.tiers]
    for name in fit.tiers:
        if name not in names:
            yield rules.UNKNOWN_REFERENCE.at(
                document.at_key("fit", "tiers", name),
                f'tier "{name}" does not exist',
                did_you_mean(name, names),
            )
    tiers = tiers_of(settings, fit)
    for higher, lower in itertools.pairwise(tiers):
        if lower.at_least < higher.at_least or not {higher.id, lower.id} & fit.tiers.keys():
            continue
        below = lower.id in fit.tiers
        yield rules.SCALE.at(
            document.at("fit", "tiers", lower.id if below else higher.id),
            f'"{lower.id}" starts at {lower.at_least}{"" if below else " in icp/playbook.yaml"}, '
            f'not below "{higher.id}" at {higher.at_least}',
            "let each tier start lower than the one above it"
            + ("" if below else f", or start `{lower.id}` here as well"),
        )
    lowest = names[-1]
    if fit.tiers.get(lowest):
        yield rules.SCALE.at(
            document.at("fit", "tiers", lowest),
            f'the lowest step "{lowest}" starts at {fit.tiers[lowest]}, so some accounts have none',
            "let it start at 0, or leave it out",
        )
