"""A signal's page, and signals with their points, which fade."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.conditions import say, tests_of
from icp_playbook.model import Signal, say_count, signal_steps
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head, referring
from icp_playbook.views.labels import label
from icp_playbook.views.routes import Link, Place, index_route, route


@dataclass(frozen=True, slots=True)
class SignalView:
    """The context of pages/signal.md.j2."""

    head: EntryHead
    signal: Signal
    category: str
    bands: tuple[tuple[str, int, int], ...]
    """Condition, points, share of the highest in percent."""
    profiles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SignalIndexRow:
    """A signal in the index."""

    link: Link
    category: str
    bands: tuple[tuple[str, int, int], ...]
    points: int
    """While it is fresh."""
    icps: tuple[Link, ...]
    facets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SignalIndexView:
    """The context of pages/signals.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    rows: tuple[SignalIndexRow, ...]
    levels: tuple[tuple[str, int, str], ...]


def signal_view(inputs: PageInputs, id_: str) -> SignalView:
    """The view of one signal."""
    playbook = inputs.playbook
    signal, key = playbook.signals[id_], Key("signal", id_)
    place = Place(route(key))
    return SignalView(
        head=entry_head(playbook, key, signal, signal.says, inputs.provenance, ("profile",)),
        signal=signal,
        category=label(signal.category),
        bands=signal_bands(playbook, signal),
        profiles=tuple(referring(playbook, place, key, "profile")),
    )


def signal_bands(playbook: Playbook, signal: Signal) -> tuple[tuple[str, int, int], ...]:
    """A signal's bands: condition in words, points, share of 30 points or of the most in percent."""
    most = max(30, *(band.points for other in playbook.signals.values() for band in signal_steps(other)))
    if (count := signal.count_of) is not None:
        when = say(count.when, playbook.catalogue) if count.when is not None else ""
        words = say_count(playbook.catalogue[count.field].label, count.points, count.at_most, when)
        highest = count.points * count.at_most
        return ((words, highest, round(100 * highest / most)),)
    return tuple(
        (say(band.when, playbook.catalogue), band.points, round(100 * max(0, band.points) / most))
        for band in signal.bands
    )


def short_bands(playbook: Playbook, signal: Signal) -> tuple[tuple[str, int, int], ...]:
    """A signal's bands beside its name, "Within the last 60 days", without the field they are all about."""
    bands = signal_bands(playbook, signal)
    tests = [test for band in signal.bands for test in tests_of(band.when)]
    fields = {test.field for test in tests}
    if len(fields) != 1 or len(tests) != len(bands):
        return bands
    lead = f"{playbook.catalogue[fields.pop()].label} within "
    if not all(words.startswith(lead) for words, _, _ in bands):
        return bands
    return tuple((f"Within {words.removeprefix(lead)}", points, share) for words, points, share in bands)


def signal_index(inputs: PageInputs) -> SignalIndexView:
    """Signals with their points, which fade."""
    playbook = inputs.playbook
    place = Place(index_route("signal"))
    used = {
        id_: [icp for icp, profile in playbook.profiles.items() if id_ in profile.signals]
        for id_ in playbook.signals
    }
    categories = sorted({entry.category for entry in playbook.signals.values() if entry.category})
    return SignalIndexView(
        head=page_head(
            playbook,
            place,
            "Signals",
            "Recent events that make now the time to act. Points add up to intent, and fade over time.",
        ),
        filters=(
            by_icp(playbook),
            TableFilter(
                "category", "Category", tuple((category, label(category)) for category in categories)
            ),
        ),
        rows=tuple(
            SignalIndexRow(
                place.entry(playbook, Key("signal", id_), entry.says),
                label(entry.category),
                short_bands(playbook, entry),
                max(band.points for band in signal_steps(entry)),
                tuple(place.entry(playbook, Key("profile", icp)) for icp in used[id_]),
                {"icp": " ".join(used[id_]), "category": entry.category or ""},
            )
            for id_, entry in playbook.signals.items()
        ),
        levels=tuple((level.label, level.at_least, level.means) for level in playbook.settings.levels),
    )
