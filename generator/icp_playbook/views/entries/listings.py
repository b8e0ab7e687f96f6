"""The index pages of segments, disqualifiers, signals and examples: each answers in its table."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.fields import say_value
from icp_playbook.fit import Verdict
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.call_sheets import call_url
from icp_playbook.views.entries.entries import facet_labels, signal_bands
from icp_playbook.views.example_verdicts import ExampleVerdicts
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import SHOWS_LABELS, STATUS_LABELS, label
from icp_playbook.views.pictures.scale import score_words
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment in the index."""

    link: Link
    icp: Link
    call: str
    """The way to its call sheet."""
    by: str
    headline: str
    words: tuple[str, ...]
    facets: Mapping[str, str]
    """Filter name → ids separated by blanks."""


@dataclass(frozen=True, slots=True)
class SegmentIndexView:
    """The context of pages/segments.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    rows: tuple[SegmentRow, ...]


@dataclass(frozen=True, slots=True)
class DisqualifierRow:
    """A disqualifier in the index."""

    link: Link
    category: str
    ask: str
    icps: tuple[Link, ...]
    facets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DisqualifierIndexView:
    """The context of pages/disqualifiers.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    rows: tuple[DisqualifierRow, ...]


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


@dataclass(frozen=True, slots=True)
class Ranks:
    """What an example is sorted by: places counted from the best, the score; empty where there is none."""

    status: str
    tier: str
    score: str
    play: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """An example in the index."""

    link: Link
    shows: str
    shows_id: str
    icp: Link
    status: str
    status_id: str
    tier: str
    score: str
    play: str
    ranks: Ranks
    facets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ExampleIndexView:
    """The context of pages/examples.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    rows: tuple[ExampleRow, ...]


def segment_index(playbook: Playbook) -> SegmentIndexView:
    """Segments with filters by ICP and by every facet."""
    place = Place("segments/")
    catalogue = playbook.catalogue
    facet_filters = []
    for name in playbook.settings.facets:
        used = {value for segment in playbook.segments.values() for value in segment.facets.get(name, ())}
        options = tuple(
            (value, say_value(catalogue, catalogue[name], value))
            for value in catalogue[name].choices
            if value in used
        )
        facet_filters.append(TableFilter(name, catalogue[name].label, options))
    order = list(playbook.profiles)
    ordered = sorted(playbook.segments.items(), key=lambda item: order.index(item[1].icp))
    return SegmentIndexView(
        head=page_head(
            playbook,
            place,
            "Segments",
            "Slices of an ICP that are spoken to in their own way. One that changes nothing we say is none.",
        ),
        filters=(
            by_icp(playbook),
            *facet_filters,
        ),
        rows=tuple(
            SegmentRow(
                place.entry(playbook, Key("segment", id_), segment.definition),
                place.entry(playbook, Key("profile", segment.icp)),
                place.to(call_url(id_)),
                catalogue[segment.by].label,
                segment.messaging.headline,
                tuple(words for _, words in facet_labels(playbook, segment)),
                {"icp": segment.icp, **{name: " ".join(values) for name, values in segment.facets.items()}},
            )
            for id_, segment in ordered
        ),
    )


def disqualifier_index(playbook: Playbook) -> DisqualifierIndexView:
    """Disqualifiers with the question that settles each."""
    place = Place("disqualifiers/")
    used = {
        id_: [icp for icp, profile in playbook.profiles.items() if id_ in profile.fit.disqualifiers]
        for id_ in playbook.disqualifiers
    }
    categories = sorted({entry.category for entry in playbook.disqualifiers.values()})
    return DisqualifierIndexView(
        head=page_head(
            playbook,
            place,
            "Disqualifiers",
            "Reasons to drop a deal that would close. Each has the question to ask and the words to cite.",
        ),
        filters=(
            by_icp(playbook),
            TableFilter(
                "category", "Category", tuple((category, label(category)) for category in categories)
            ),
        ),
        rows=tuple(
            DisqualifierRow(
                place.entry(playbook, Key("disqualifier", id_), entry.says),
                label(entry.category),
                entry.ask[0],
                tuple(place.entry(playbook, Key("profile", icp)) for icp in used[id_]),
                {"icp": " ".join(used[id_]), "category": entry.category},
            )
            for id_, entry in playbook.disqualifiers.items()
        ),
    )


def signal_index(playbook: Playbook) -> SignalIndexView:
    """Signals with their points, which fade."""
    place = Place("signals/")
    used = {
        id_: [icp for icp, profile in playbook.profiles.items() if id_ in profile.signals]
        for id_ in playbook.signals
    }
    categories = sorted({entry.category for entry in playbook.signals.values()})
    return SignalIndexView(
        head=page_head(
            playbook,
            place,
            "Signals",
            "What happened lately that makes now the time to act. Points add up to intent, and they fade.",
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
                signal_bands(playbook, entry),
                max(band.points for band in entry.bands),
                tuple(place.entry(playbook, Key("profile", icp)) for icp in used[id_]),
                {"icp": " ".join(used[id_]), "category": entry.category},
            )
            for id_, entry in playbook.signals.items()
        ),
        levels=tuple((level.label, level.at_least, level.means) for level in playbook.settings.levels),
    )


def example_index(playbook: Playbook, judged: ExampleVerdicts) -> ExampleIndexView:
    """Examples by ICP: fit, borderline, wrong."""
    place = Place("examples/")
    icps, kinds = list(playbook.profiles), list(SHOWS_LABELS)
    ordered = sorted(
        playbook.examples.items(), key=lambda item: (icps.index(item[1].icp), kinds.index(item[1].shows))
    )
    return ExampleIndexView(
        head=page_head(
            playbook,
            place,
            "Example accounts",
            "Fictitious companies and the verdict each must get: what a change of strategy is tested on.",
        ),
        filters=(
            by_icp(playbook),
            TableFilter("shows", "Shows", tuple(SHOWS_LABELS.items())),
            TableFilter("status", "Verdict", tuple(STATUS_LABELS.items())),
        ),
        rows=tuple(_example_row(playbook, place, id_, judged) for id_, _ in ordered),
    )


def _example_row(playbook: Playbook, place: Place, id_: str, judged: ExampleVerdicts) -> ExampleRow:
    example, verdict, settings = playbook.examples[id_], judged.verdicts[id_], playbook.settings
    return ExampleRow(
        place.entry(playbook, Key("example", id_), example.lesson),
        SHOWS_LABELS[example.shows],
        example.shows,
        place.entry(playbook, Key("profile", example.icp)),
        STATUS_LABELS[verdict.status],
        verdict.status,
        next((tier.label for tier in settings.tiers if tier.id == verdict.tier), ""),
        score_words(verdict),
        next((play.label for play in settings.plays if play.id == verdict.play), ""),
        _ranks(playbook, verdict),
        {"icp": example.icp, "shows": example.shows, "status": verdict.status},
    )


def _ranks(playbook: Playbook, verdict: Verdict) -> Ranks:
    settings = playbook.settings
    tiers, plays = [tier.id for tier in settings.tiers], [play.id for play in settings.plays]
    return Ranks(
        str(list(STATUS_LABELS).index(verdict.status)),
        str(tiers.index(verdict.tier)) if verdict.tier else "",
        str(verdict.score_low + verdict.score_high),
        str(plays.index(verdict.play)) if verdict.play else "",
    )
