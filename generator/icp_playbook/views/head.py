"""The head and foot that every page shares: title, state, owner, review dates, neighbours, referrers."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.disclosure import audience_of, kept_keys
from icp_playbook.lint import reported_after
from icp_playbook.model import Audience, Entry, every_kind, review_due, sections
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.coming import ComingChange, coming_changes
from icp_playbook.views.compared import comparisons
from icp_playbook.views.custom import CustomSections, custom_sections
from icp_playbook.views.decision_log import DecisionLine, decision_lines, decisions_about
from icp_playbook.views.events import EntryChanges, entry_changes
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place, index_route, route, source_script

DECISIONS = 3
"""How many decisions an entry's page shows."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """The head of any page, above its content."""

    title: str
    lead: str
    crumbs: tuple[Link, ...]
    root: str
    """The way to the root of the site, ending in a slash."""
    playbook: str
    """The playbook's name."""
    notice: str
    """Said at the foot of every page; empty for a company's own playbook."""


@dataclass(frozen=True, slots=True)
class EntryHead:
    """The head and foot of an entry's page, around its content."""

    page: PageHead
    id: str
    owner: str
    owner_url: str
    """A mailto: address, or empty when the owner is a team handle."""
    reviewed: datetime.date | None
    due: datetime.date | None
    overdue_after: datetime.date | None
    """The day after which the review is called overdue; None where it never is, as in a site for others."""
    edit_url: str
    """Where the YAML is edited; empty when the repository is not known."""
    source: str
    """The path of the YAML file in the repository."""
    json_url: str
    key: str
    """Its kind and id, as profile/saas."""
    source_url: str
    """The script with its file as it is written, for who suggests a change; empty in a site for others."""
    tags: tuple[Link, ...]
    aliases: tuple[str, ...]
    triggers: tuple[str, ...]
    comparisons: tuple[Link, ...]
    """The way to it side by side with others of its kind, each under the other's name."""
    previous: Link | None
    next: Link | None
    referrers: tuple[tuple[str, tuple[Link, ...]], ...]
    """Plural of a kind → links to the entries that name this one and are not shown elsewhere on the page."""
    decisions: tuple[DecisionLine, ...]
    """The latest decisions about it."""
    all_decisions: Link | None
    """The way to all of them, where there are more."""
    coming: tuple[ComingChange, ...]
    """Changes of it that count from a later day."""
    changes: EntryChanges
    custom: CustomSections
    audience: Audience
    """Who may see it; a site for others says of nothing that it is for fewer."""
    kept: tuple[tuple[Audience, tuple[str, ...]], ...]
    """Readers → the keys of it that are for no others, as the policy of the playbook writes them."""


def page_head(
    playbook: Playbook, place: Place, title: str, lead: str, crumbs: tuple[Link, ...] = ()
) -> PageHead:
    """The head of a page that belongs to no entry."""
    name = playbook.settings.company_name
    notice = (
        f"{name} is a fictional company. Customers, figures and interviews are illustrative."
        if playbook.settings.company.fictional
        else ""
    )
    return PageHead(title, lead, crumbs, place.to(""), playbook.settings.name, notice)


def entry_head(
    playbook: Playbook, key: Key, entry: Entry, lead: str, provenance: Provenance, shown: tuple[str, ...] = ()
) -> EntryHead:
    """The head of an entry's page.

    `shown` are the kinds whose references the page has in a section of its own.
    """
    place = Place(route(key))
    section = Link(every_kind()[key.kind].many, place.to(index_route(key.kind)))
    due = review_due(entry, playbook.settings.review)
    ids = list(playbook.by_kind[key.kind])
    at = ids.index(key.id)
    decisions = decisions_about(playbook, key)
    return EntryHead(
        page=page_head(playbook, place, entry.name, lead, (section,)),
        id=key.id,
        owner=entry.owner,
        owner_url=f"mailto:{entry.owner}" if "@" in entry.owner.lstrip("@") else "",
        reviewed=entry.review.last,
        due=due,
        overdue_after=overdue_after(playbook, key, due) if provenance.has_state else None,
        edit_url=provenance.edit_base + playbook.paths[key] if provenance.edit_base else "",
        source=playbook.paths[key],
        json_url=place.to(f"api/{key.kind}/{key.id}.json"),
        key=str(key),
        source_url=place.to(source_script(key)) if provenance.has_sources else "",
        tags=tuple(Link(tag, place.to(f"tags/#{tag}")) for tag in entry.tags),
        aliases=entry.aliases,
        triggers=entry.review.triggers,
        comparisons=comparisons(playbook, place, key),
        previous=place.entry(playbook, Key(key.kind, ids[at - 1])) if at > 0 else None,
        next=place.entry(playbook, Key(key.kind, ids[at + 1])) if at + 1 < len(ids) else None,
        referrers=_referrers(playbook, place, key, shown),
        decisions=tuple(decision_lines(playbook, place, decisions[:DECISIONS])),
        all_decisions=_all_decisions(place, key, len(decisions)),
        coming=coming_changes(playbook, place, provenance.timeline, entry=key),
        changes=entry_changes(playbook, provenance, place, key),
        custom=custom_sections(playbook, key),
        audience=audience_of(entry, playbook.settings),
        kept=tuple(kept_keys(playbook.settings, key.kind, entry).items()),
    )


def overdue_after(playbook: Playbook, key: Key, due: datetime.date | None) -> datetime.date | None:
    """The day after which `check` calls a review overdue that is due on a day; None where it never does."""
    return None if due is None else reported_after(playbook, key, "overdue-review", due)


def _all_decisions(place: Place, key: Key, number: int) -> Link | None:
    if number <= DECISIONS:
        return None
    return Link(f"All {number} decisions", place.to(f"{index_route('decision')}?about={key}"))


def _referrers(
    playbook: Playbook, place: Place, key: Key, shown: tuple[str, ...]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    return tuple(
        (kind.many, links)
        for kind in sections()
        if kind.id not in (*shown, "decision") and (links := tuple(referring(playbook, place, key, kind.id)))
    )


def referring(playbook: Playbook, place: Place, key: Key, kind: str) -> Iterator[Link]:
    """Links to the entries of a kind that name an entry, in the playbook's order, with what they are."""
    for id_ in playbook.named_by(kind, key):
        entry = playbook.by_kind[kind][id_]
        note = getattr(entry, "definition", None) or getattr(entry, "lesson", None) or ""
        yield place.entry(playbook, Key(kind, id_), note)
