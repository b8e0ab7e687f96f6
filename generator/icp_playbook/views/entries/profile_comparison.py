"""ICPs side by side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.model import Entry, Profile
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.entries.coverage import Coverage, coverage
from icp_playbook.views.entries.icp_figures import FiguresTable, figures_table
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.overlaps import Overlaps, overlaps
from icp_playbook.views.entries.profile import a_year, facts, money_range
from icp_playbook.views.entries.seats import pairs
from icp_playbook.views.filters import TableFilter
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import ROLE_LABELS, label
from icp_playbook.views.routes import Link, Place, index_route


@dataclass(frozen=True, slots=True)
class ComparedIcp:
    """A column of the comparison."""

    link: Link
    status: str
    facets: Mapping[str, str]
    """Filter name → ids separated by blanks; `pairs` are the seats, person and role together."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What is compared, and what each ICP says of it."""

    name: str
    key: str
    """Its name in the URL, for what has an order; else empty."""
    cells: tuple[tuple[str, str], ...]
    """Words, and the number they are sorted by."""


@dataclass(frozen=True, slots=True)
class ProfileIndexView:
    """The context of pages/profiles.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    columns: tuple[ComparedIcp, ...]
    rows: tuple[ComparedRow, ...]
    coverage: Coverage
    figures: FiguresTable | None
    overlaps: Overlaps | None
    """None where there are no two ICPs."""


_KEYS = {"Employees": "employees", "Revenue": "revenue", "Sales cycle": "cycle", "Order value": "order"}


def profile_index(inputs: PageInputs) -> ProfileIndexView:
    """ICPs side by side."""
    playbook = inputs.playbook
    place = Place(index_route("profile"))
    profiles = playbook.profiles
    return ProfileIndexView(
        head=page_head(
            playbook,
            place,
            "Ideal customer profiles",
            "Who we sell to, side by side. A profile describes a company; the people in it are personas.",
        ),
        filters=_profile_filters(playbook),
        columns=tuple(
            ComparedIcp(
                place.entry(playbook, Key("profile", id_)),
                profile.status,
                {
                    "status": profile.status,
                    "pairs": pairs(
                        *((("persona", seat.persona), ("role", seat.role)) for seat in profile.committee)
                    ),
                    "signal": " ".join(profile.signals),
                    "disqualifier": " ".join(profile.fit.disqualifiers),
                },
            )
            for id_, profile in profiles.items()
        ),
        rows=_compared(playbook, list(profiles.values())),
        coverage=coverage(playbook, place),
        figures=figures_table(inputs, place),
        overlaps=overlaps(playbook, place),
    )


def _profile_filters(playbook: Playbook) -> tuple[TableFilter, ...]:
    """Filters by what an ICP names; one that has nothing to choose from is left out."""
    profiles = playbook.profiles.values()
    personas = {seat.persona for profile in profiles for seat in profile.committee}
    roles = {seat.role for profile in profiles for seat in profile.committee}
    statuses = dict.fromkeys(profile.status for profile in profiles)
    filters = (
        TableFilter("status", "Status", tuple((status, label(status)) for status in statuses)),
        TableFilter("persona", "On the committee", _names(playbook.personas, personas)),
        TableFilter("role", "As", tuple((id_, words) for id_, words in ROLE_LABELS.items() if id_ in roles)),
        TableFilter(
            "signal", "Signal", _names(playbook.signals, {id_ for one in profiles for id_ in one.signals})
        ),
        TableFilter(
            "disqualifier",
            "Ruled out by",
            _names(playbook.disqualifiers, {id_ for one in profiles for id_ in one.fit.disqualifiers}),
        ),
    )
    return tuple(found for found in filters if len(found.options) > 1)


def _names(entries: Mapping[str, Entry], used: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Ids and names of the entries that are used, in the order of the playbook."""
    return tuple((id_, entry.name) for id_, entry in entries.items() if id_ in used)


def _compared(playbook: Playbook, profiles: Sequence[Profile]) -> tuple[ComparedRow, ...]:
    """Each row a fact that some ICP tells, each column an ICP. Ranges are sorted by their middle."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for profile in profiles:
        known = dict(facts(playbook, profile))
        growth = profile.growth
        compared = {
            "Industry": " · ".join(profile.firmographics.industry),
            "Employees": known.get("Employees", ""),
            "Revenue": known.get("Revenue", ""),
            "Where": known.get("Where", ""),
            "Stage": known.get("Stage", ""),
            "Tools that show fit": " · ".join(profile.technographics.shows_fit),
            "Growth": " ".join(text for text in (growth.funding, growth.hiring, growth.expansion) if text),
            "Main pains": "; ".join(need.pain.rstrip(".") for need in profile.needs[:3]),
            "Sales cycle": known.get("Sales cycle", ""),
            "Order value": a_year(money_range(playbook, profile.buying.order_value)),
            "Who signs": profile.buying.signs,
        }
        ranges = {
            "Employees": profile.firmographics.employees,
            "Revenue": profile.firmographics.revenue,
            "Sales cycle": profile.buying.cycle,
            "Order value": profile.buying.order_value,
        }
        for name, words in compared.items():
            middle = str(sum(ranges[name] or ())) if ranges.get(name) else ""
            rows.setdefault(name, []).append((words, middle))
    return tuple(
        ComparedRow(name, _KEYS.get(name, ""), tuple(cells))
        for name, cells in rows.items()
        if any(words for words, _ in cells)
    )
