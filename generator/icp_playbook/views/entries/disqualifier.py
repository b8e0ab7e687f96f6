"""A disqualifier's page, and disqualifiers with the question that settles each."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.conditions import say
from icp_playbook.model import Disqualifier
from icp_playbook.playbook import Key
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head, referring
from icp_playbook.views.labels import label
from icp_playbook.views.routes import Link, Place, index_route, route


@dataclass(frozen=True, slots=True)
class DisqualifierView:
    """The context of pages/disqualifier.md.j2."""

    head: EntryHead
    disqualifier: Disqualifier
    category: str
    condition: str
    profiles: tuple[Link, ...]
    examples: tuple[Link, ...]


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


def disqualifier_view(inputs: PageInputs, id_: str) -> DisqualifierView:
    """The view of one disqualifier."""
    playbook = inputs.playbook
    entry, key = playbook.disqualifiers[id_], Key("disqualifier", id_)
    place = Place(route(key))
    return DisqualifierView(
        head=entry_head(playbook, key, entry, entry.says, inputs.provenance, ("profile", "example")),
        disqualifier=entry,
        category=label(entry.category),
        condition=say(entry.when, playbook.catalogue),
        profiles=tuple(referring(playbook, place, key, "profile")),
        examples=tuple(referring(playbook, place, key, "example")),
    )


def disqualifier_index(inputs: PageInputs) -> DisqualifierIndexView:
    """Disqualifiers with the question that settles each."""
    playbook = inputs.playbook
    place = Place(index_route("disqualifier"))
    used = {
        id_: [icp for icp, profile in playbook.profiles.items() if id_ in profile.fit.disqualifiers]
        for id_ in playbook.disqualifiers
    }
    categories = sorted({entry.category for entry in playbook.disqualifiers.values() if entry.category})
    return DisqualifierIndexView(
        head=page_head(
            playbook,
            place,
            "Disqualifiers",
            "Reasons to walk away from a deal you could close. Each has a question to ask and what to cite.",
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
                next(iter(entry.ask), ""),
                tuple(place.entry(playbook, Key("profile", icp)) for icp in used[id_]),
                {"icp": " ".join(used[id_]), "category": entry.category or ""},
            )
            for id_, entry in playbook.disqualifiers.items()
        ),
    )
