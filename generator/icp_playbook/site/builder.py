"""The build as a table of contents: a linked playbook in, every file of the site out."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import jinja2

from icp_playbook.model import every_kind
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.addresses import Home
from icp_playbook.site.changes import change_files
from icp_playbook.site.entry_sources import source_files
from icp_playbook.site.environment import environment
from icp_playbook.site.fit import fit_files
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.look import Look
from icp_playbook.site.machine_files import machine_files
from icp_playbook.site.nav import Nav, navigation
from icp_playbook.site.objections import objection_files
from icp_playbook.site.onboarding import onboarding_files
from icp_playbook.site.page import LaterPage, page_later
from icp_playbook.site.redirects import redirect_pages
from icp_playbook.site.renderer import Renderer
from icp_playbook.site.rendering import check_overrides
from icp_playbook.site.results import Outcomes, Results
from icp_playbook.site.roles import role_files
from icp_playbook.site.scripts import SCRIPT, site_script
from icp_playbook.site.search import search_files
from icp_playbook.site.side_by_side import column_files
from icp_playbook.site.toolkit import toolkit_files
from icp_playbook.site.what_if import what_if_files
from icp_playbook.timeline import Timeline
from icp_playbook.views import overview
from icp_playbook.views.entries import PAGES, EntryView, PageInputs
from icp_playbook.views.evidence import EvidenceView, evidence_title, evidence_view, tested_icps
from icp_playbook.views.example_verdicts import evaluate_examples
from icp_playbook.views.fit import fit_view
from icp_playbook.views.forge import forge_of
from icp_playbook.views.glossary import term_records
from icp_playbook.views.health import (
    HEALTH_TITLE,
    HealthPartView,
    HealthView,
    health_part_title,
    health_part_view,
    health_view,
    is_cut,
    part_url,
)
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.records import PlaybookRecords
from icp_playbook.views.routes import evidence_url, index_route, route

NOTHING_YET = Timeline()
NOWHERE = Home()
WITH_PLUGIN = Renderer()
NO_RESULTS = Results()


@dataclass(frozen=True)
class Site:
    """Every file of the site and the tree of its sidebar."""

    files: tuple[GeneratedFile, ...]
    nav: Nav
    css: tuple[str, ...]
    scripts: tuple[str, ...]

    def rendered(self) -> "Site":
        """The same with all content made and held. Raises BrokenTemplate, or CommandError."""
        return replace(self, files=tuple(replace(made, make=_held(made.content)) for made in self.files))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The path of every page in the Markdown tree."""
        return tuple(made.uri for made in self.files if made.uri.endswith(".md"))

    @cached_property
    def updated(self) -> dict[str, datetime.date]:
        """Page → the day its content was last reviewed."""
        return {made.uri: made.updated for made in self.files if made.updated is not None}

    @cached_property
    def latest(self) -> datetime.date | None:
        """The date of the latest review, for pages that belong to no entry."""
        return max(self.updated.values(), default=None)


def build(
    playbook: Playbook,
    look: Look,
    edit_base: str,
    timeline: Timeline | None = NOTHING_YET,
    home: Home = NOWHERE,
    results: Results = NO_RESULTS,
    renderer: Renderer = WITH_PLUGIN,
) -> Site:
    """The site as data. `edit_base` is where YAML is edited, ending in a slash, or empty.

    `timeline` is None for a site that shows no history. `results` has what takes long to work out.

    No page is rendered before its content is asked for, and what lists them is quick.

    Raises BrokenTemplate when a theme template of the project cannot be read.
    """
    check_overrides(look)
    templates = environment(look.folders, playbook.settings.currency)
    examples = evaluate_examples(playbook)
    tested = tested_icps(playbook) if results.outcomes is not None else ()
    sources = results.sources if renderer.audience == "internal" else None
    provenance = Provenance(
        edit_base,
        timeline,
        forge_of(playbook.settings.history, home.repository),
        renderer.audience,
        bool(tested),
        has_sources=sources is not None,
        as_of=home.as_of,
    )
    lacking = _lacking(playbook, provenance)
    records = PlaybookRecords(playbook, examples, renderer.audience)
    assets = look.assets()
    files = [
        *_overview_pages(playbook, templates, provenance),
        *_health_pages(playbook, templates, provenance, results),
        *_evidence_pages(playbook, templates, provenance, results.outcomes),
        *toolkit_files(playbook, templates),
        *objection_files(playbook, templates),
        *column_files(playbook),
        *_entry_pages(
            templates, PageInputs(playbook, provenance, examples, results.outcomes if tested else None)
        ),
        *role_files(playbook, templates, provenance, examples.program),
        *redirect_pages(playbook, templates, provenance),
        *change_files(playbook, templates, provenance, assets, records, home),
        *machine_files(playbook, records, timeline is not None, renderer.copies_markdown, tested),
        *fit_files(playbook, examples.program, assets),
        *what_if_files(
            playbook,
            examples.program,
            assets,
            results.outcomes if tested else None,
            has_sources=sources is not None,
        ),
        *source_files(playbook, sources, edit_base, assets),
        *onboarding_files(playbook, examples.program, templates, assets),
        *(search_files(playbook, assets, lacking) if renderer.own_search else ()),
        *_assets(assets),
        *site_script(assets, partial(term_records, playbook)),
    ]
    names = {file.uri for file in files}
    return Site(
        files=tuple(sorted(files, key=lambda file: file.uri)),
        nav=navigation(playbook, lacking),
        css=tuple(sorted(name for name in names if name.startswith("assets/") and name.endswith(".css"))),
        scripts=(SCRIPT,),
    )


def _lacking(playbook: Playbook, provenance: Provenance) -> frozenset[str]:
    """The URLs of pages that nothing is to lead to."""
    has = {"changes/": provenance.timeline is not None, "health/": provenance.has_state}
    has |= {evidence_url(icp): provenance.has_outcomes for icp in tested_icps(playbook)}
    shown = playbook.sections
    has |= {index_route(kind.id): kind in shown for kind in every_kind().values()}
    return frozenset(url for url, there in has.items() if not there)


def _overview_pages(
    playbook: Playbook, templates: jinja2.Environment, provenance: Provenance
) -> Iterator[GeneratedFile]:
    home = partial(overview.home_view, playbook, provenance)
    yield GeneratedFile("index.md", LaterPage(templates, "home", home, _home_words, "Home"))
    yield GeneratedFile("fit.md", page_later(templates, "fit", partial(fit_view, playbook, provenance)))
    yield GeneratedFile(
        "building.md", page_later(templates, "building", partial(overview.building_view, playbook))
    )
    yield GeneratedFile(
        "glossary.md", page_later(templates, "glossary", partial(overview.glossary_view, playbook))
    )
    yield GeneratedFile("tags.md", page_later(templates, "tags", partial(overview.tags_view, playbook)))


def _home_words(view: overview.HomeView) -> tuple[str, str]:
    return "Home", view.head.lead


def _health_pages(
    playbook: Playbook,
    templates: jinja2.Environment,
    provenance: Provenance,
    results: Results,
) -> Iterator[GeneratedFile]:
    def view() -> HealthView:
        outcomes = results.outcomes() if results.outcomes and provenance.has_outcomes else None
        return health_view(playbook, results.checked(), provenance.edit_base, outcomes)

    def part(icp: str) -> HealthPartView:
        return health_part_view(playbook, results.checked(), provenance.edit_base, icp)

    if not provenance.has_state:
        return
    yield GeneratedFile("health.md", page_later(templates, "health", view, known=HEALTH_TITLE))
    for icp in (*playbook.profiles, "") if is_cut(playbook) else ():
        title = health_part_title(playbook, icp)
        content = page_later(templates, "health-part", partial(part, icp), known=title)
        yield GeneratedFile(f"{part_url(icp)[:-1]}.md", content)


def _evidence_pages(
    playbook: Playbook,
    templates: jinja2.Environment,
    provenance: Provenance,
    outcomes: Outcomes | None,
) -> Iterator[GeneratedFile]:
    """What became of the accounts of each ICP."""
    if outcomes is None:
        return

    def view(icp: str) -> EvidenceView:
        return evidence_view(playbook, icp, outcomes()[icp], provenance.edit_base)

    for icp in tested_icps(playbook):
        content = page_later(templates, "evidence", partial(view, icp), known=evidence_title(playbook, icp))
        yield GeneratedFile(f"{evidence_url(icp)[:-1]}.md", content, playbook.paths[Key("profile", icp)])


def _entry_pages(templates: jinja2.Environment, inputs: PageInputs) -> Iterator[GeneratedFile]:
    """The index of each kind, and the page of each entry."""
    playbook = inputs.playbook
    for kind in playbook.sections:
        pages = PAGES[kind.id]
        index = page_later(templates, pages.index_template, partial(pages.index, inputs))
        yield GeneratedFile(f"{index_route(kind.id)}index.md", index)
        for id_, entry in playbook.by_kind[kind.id].items():
            key = Key(kind.id, id_)
            view = partial(pages.view, inputs, id_)
            content = LaterPage(
                templates, pages.template, view, partial(_entry_words, entry.name), entry.name
            )
            yield GeneratedFile(f"{route(key)[:-1]}.md", content, playbook.paths[key], entry.review.last)


def _entry_words(name: str, view: EntryView) -> tuple[str, str]:
    return name, view.head.page.lead


def _assets(assets: Mapping[str, bytes]) -> Iterator[GeneratedFile]:
    for name, content in assets.items():
        yield GeneratedFile(f"assets/{name}", _held(content))


def _held(content: str | bytes) -> Callable[[], str | bytes]:
    return lambda: content
