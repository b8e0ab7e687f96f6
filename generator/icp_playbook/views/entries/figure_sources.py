"""What the figures of an ICP were measured from, in words for its page."""

from collections.abc import Mapping

from icp_playbook.conditions import say
from icp_playbook.model import Figure, Profile
from icp_playbook.phrases import series
from icp_playbook.playbook import Playbook
from icp_playbook.values import say_date


def measured_words(playbook: Playbook, profile: Profile) -> Mapping[str, str]:
    """Figure → "measured from Deals, 30 Sep 2026: 34% (n = 131)"; none of those that are not measured."""
    figures = profile.evidence.figures
    return {figure.id: _words(figure, playbook) for figure in figures if figure.measured}


def _words(figure: Figure, playbook: Playbook) -> str:
    labels = {source.id: source.label for source in playbook.settings.outcomes}
    found: dict[str, list[str]] = {}
    for one in figure.measured:
        which = f"; {say(one.when, playbook.catalogue)}" if one.when is not None else ""
        found.setdefault(labels[one.outcomes], []).append(f"{one.value} (n = {one.sample:,}{which})")
    day = say_date(figure.date)
    return "; ".join(
        f"measured from {label}, {day}: {series(numbers, 'and')}" for label, numbers in found.items()
    )
