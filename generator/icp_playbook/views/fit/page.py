"""The page /fit/: its view, and the data that its form, its account list and its words are made from."""

import datetime
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from icp_playbook.contacts import contact_words
from icp_playbook.fields import Field, column_names, country_table, missing_value
from icp_playbook.fit import Program, as_account, fields_in
from icp_playbook.playbook import Key, Playbook
from icp_playbook.values import Interval
from icp_playbook.views.coming import DECIDING, ComingChange, coming_changes
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import SHOWS_LABELS
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place, route

MOMENTS = (
    ("before-the-call", "Before the call", "From the CRM, the website and the news."),
    ("first-minutes", "First minutes", "Comes up before you ask much."),
    ("discovery", "Discovery", "Ask once there is some trust."),
    ("late", "Late", "Comes out once they want to move forward."),
)
"""When a field is learned: its id, the heading in the form, what it means."""
LINKED = ("disqualifier", "signal", "segment")
"""Kinds that a verdict names and links to."""

JsonRecord = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FitPanel:
    """Context of the panel: the path to the site root, and the ICP it is set to, if any."""

    root: str
    icp: str
    page: str
    """The way to /fit/."""


@dataclass(frozen=True, slots=True)
class FitView:
    """The context of pages/fit.md.j2."""

    head: PageHead
    panel: FitPanel
    icps: tuple[Link, ...]
    coming: tuple[ComingChange, ...]
    """Changes of who qualifies that count from a later day, and that the page counts already."""


def fit_view(playbook: Playbook, provenance: Provenance) -> FitView:
    """The page /fit/."""
    place = Place("fit/")
    return FitView(
        head=page_head(
            playbook,
            place,
            "Qualify an account",
            "Fill in what you know to get the verdict and the next question. Nothing leaves this computer.",
        ),
        panel=fit_panel(place, ""),
        coming=coming_changes(playbook, place, provenance.timeline, DECIDING),
        icps=tuple(
            place.entry(playbook, Key("profile", id_), profile.definition)
            for id_, profile in playbook.profiles.items()
        ),
    )


def fit_panel(place: Place, icp: str) -> FitPanel:
    """The panel on a page, set to an ICP or to none."""
    return FitPanel(place.to(""), icp, place.to("fit/"))


def fit_record(playbook: Playbook, program: Program) -> JsonRecord:
    """What the form and the import need beside the program and its words. URLs start at the root.

    Fields stand by id, in the order of forms; ICPs, plays and examples in the order of the playbook.
    """
    asked = {id_: fields_in(*icp.conditions) for id_, icp in program.icps.items()}
    return {
        "program_version": program.version,
        "conventions": asdict(playbook.settings.conventions),
        "plays": [play.id for play in playbook.settings.plays],
        "countries": country_table(),
        "moments": [list(moment) for moment in MOMENTS],
        "fields": {name: _field(field, asked) for name, field in playbook.catalogue.fields.items()},
        "icps": [
            {"id": id_, "status": profile.status, "url": route(Key("profile", id_))}
            for id_, profile in playbook.profiles.items()
        ],
        "urls": {kind: {id_: route(Key(kind, id_)) for id_ in playbook.by_kind[kind]} for kind in LINKED},
        "examples": list(_examples(playbook)),
        "contacts": contact_words(playbook),
    }


def _field(field: Field, asked: dict[str, set[str]]) -> JsonRecord:
    """The ICPs that test a field, other words for its values, and what its columns are called.

    Names are folded, with the rank by which columns are chosen. A field of contacts says how they match.
    """
    return {
        "icps": [icp for icp, fields in asked.items() if field.id in fields],
        "synonyms": _synonyms(field),
        "names": column_names(field),
        "open": field.listing == "open",
        "minimum": field.minimum,
        "missing": _plain(field, missing_value(field)),
        **({"match": field.match} if field.match is not None else {}),
    }


def _synonyms(field: Field) -> dict[str, list[str]]:
    """Other words for a field's values, by their ids or the codes of countries."""
    listed = {choice.id: list(choice.synonyms) for choice in field.values if choice.synonyms}
    return listed | {code: list(words) for code, words in field.synonyms.items()}


def _examples(playbook: Playbook) -> Iterator[JsonRecord]:
    """Example accounts by ICP and by what they show, with values as evaluators take them."""
    order = list(SHOWS_LABELS)
    icps = list(playbook.profiles)
    found = sorted(
        playbook.examples.items(), key=lambda row: (icps.index(row[1].icp), order.index(row[1].shown))
    )
    for id_, example in found:
        account = as_account(example.account, playbook.catalogue)
        yield {
            "id": id_,
            "name": example.name,
            "icp": example.icp,
            "shows": SHOWS_LABELS[example.shown],
            "as_of": example.as_of.isoformat(),
            "account": {name: _plain(playbook.catalogue[name], value) for name, value in account.items()},
        }


def _plain(field: Field, value: Any) -> Any:
    """A value as JSON; lists in catalogue order."""
    if isinstance(value, Interval):
        return {"low": value.low, "high": value.high}
    if isinstance(value, frozenset):
        return [name for name in field.choices if name in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
