"""The build as a table of contents: a linked playbook in, every file of the site out."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import jinja2

from icp_playbook.lint import Examined
from icp_playbook.playbook import Playbook
from icp_playbook.site.addresses import Home
from icp_playbook.site.changes import change_files
from icp_playbook.site.environment import environment
from icp_playbook.site.fit import fit_files
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.look import Look
from icp_playbook.site.machine_files import machine_files
from icp_playbook.site.nav import Nav, navigation
from icp_playbook.site.onboarding import onboarding_files
from icp_playbook.site.page import page
from icp_playbook.site.redirects import former_pages
from icp_playbook.site.renderer import Renderer
from icp_playbook.site.rendering import check_overrides
from icp_playbook.site.roles import role_files
from icp_playbook.site.script import SCRIPT, script_files
from icp_playbook.site.search import search_files
from icp_playbook.site.toolkit import toolkit_files
from icp_playbook.timeline import Timeline
from icp_playbook.views import overview as pages
from icp_playbook.views.entries import comparisons, entries, listings
from icp_playbook.views.entries.profile import profile_view
from icp_playbook.views.example_verdicts import ExampleVerdicts, evaluate_examples
from icp_playbook.views.fit.page import fit_view
from icp_playbook.views.forge import forge_of
from icp_playbook.views.glossary import term_records
from icp_playbook.views.health import health_view
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.records import playbook_record, records
from icp_playbook.views.routes import route

NOTHING_YET = Timeline()
NOWHERE = Home()
UNEXAMINED = Examined()
WITH_PLUGIN = Renderer()


@dataclass(frozen=True)
class Site:
    """Every file of the site and the tree of its sidebar."""

    files: tuple[GeneratedFile, ...]
    nav: Nav
    css: tuple[str, ...]
    scripts: tuple[str, ...]

    @cached_property
    def updated(self) -> dict[str, datetime.date]:
        """Page → the day its content was last reviewed."""
        return {made.uri: made.updated for made in self.files if made.updated is not None}

    @property
    def latest(self) -> datetime.date | None:
        """The day of the latest review, for pages that are nobody's entry."""
        return max(self.updated.values(), default=None)


def build(
    playbook: Playbook,
    look: Look,
    edit_base: str,
    timeline: Timeline | None = NOTHING_YET,
    home: Home = NOWHERE,
    examined: Examined = UNEXAMINED,
    renderer: Renderer = WITH_PLUGIN,
) -> Site:
    """The site as data. `edit_base` is where YAML is edited, ending in a slash, or empty.

    `timeline` is None for a site that tells no history. `examined` is what /health/ shows.

    Raises BrokenTemplate when a template of the project cannot be rendered.
    """
    check_overrides(look)
    templates = environment(look.folders, playbook.settings.currency)
    examples = evaluate_examples(playbook)
    provenance = Provenance(edit_base, timeline, forge_of(playbook.settings.history, home.repository))
    found = records(playbook, examples)
    whole = playbook_record(playbook, examples.program, found)
    files = [
        *_overview_pages(playbook, templates, examples, provenance),
        _health_page(playbook, templates, provenance, examined),
        *toolkit_files(playbook, templates),
        *_entry_pages(playbook, templates, provenance, examples),
        *role_files(playbook, templates, provenance, examples.program),
        *former_pages(playbook, templates, provenance),
        *change_files(playbook, templates, provenance, look.assets(), str(whole["version"]), home.site),
        *machine_files(playbook, found, whole, timeline is not None, renderer.copies_markdown),
        *fit_files(playbook, examples.program, look.assets()),
        *onboarding_files(playbook, examples.program, templates, look.assets()),
        *(search_files(playbook, look.assets(), timeline is not None) if renderer.own_search else ()),
        *_assets(look),
        *script_files(look.assets(), term_records(playbook)),
    ]
    names = {file.uri for file in files}
    return Site(
        files=tuple(sorted(files, key=lambda file: file.uri)),
        nav=navigation(playbook, timeline is not None),
        css=tuple(sorted(name for name in names if name.startswith("assets/") and name.endswith(".css"))),
        scripts=(SCRIPT,),
    )


def _overview_pages(
    playbook: Playbook, templates: jinja2.Environment, examples: ExampleVerdicts, provenance: Provenance
) -> Iterator[GeneratedFile]:
    for uri, name, view in (
        ("index.md", "home", pages.home_view(playbook, provenance)),
        ("icp/index.md", "profiles", comparisons.profile_index(playbook)),
        ("personas/index.md", "personas", comparisons.persona_index(playbook)),
        ("segments/index.md", "segments", listings.segment_index(playbook)),
        ("disqualifiers/index.md", "disqualifiers", listings.disqualifier_index(playbook)),
        ("signals/index.md", "signals", listings.signal_index(playbook)),
        ("examples/index.md", "examples", listings.example_index(playbook, examples)),
        ("fit.md", "fit", fit_view(playbook)),
        ("building.md", "building", pages.building_view(playbook)),
        ("glossary.md", "glossary", pages.glossary_view(playbook)),
        ("tags.md", "tags", pages.tags_view(playbook)),
    ):
        title = "Home" if name == "home" else view.head.title
        yield GeneratedFile(uri, page(templates, name, view, title, view.head.lead))


def _health_page(
    playbook: Playbook, templates: jinja2.Environment, provenance: Provenance, examined: Examined
) -> GeneratedFile:
    view = health_view(playbook, examined, provenance.edit_base)
    return GeneratedFile("health.md", page(templates, "health", view, view.head.title, view.head.lead))


def _views(examples: ExampleVerdicts) -> dict[str, Callable[[Playbook, str, Provenance], Any]]:
    return {
        "profile": partial(profile_view, judged=examples),
        "persona": entries.persona_view,
        "segment": entries.segment_view,
        "disqualifier": entries.disqualifier_view,
        "signal": entries.signal_view,
        "example": partial(entries.example_view, judged=examples),
    }


def _entry_pages(
    playbook: Playbook, templates: jinja2.Environment, provenance: Provenance, examples: ExampleVerdicts
) -> Iterator[GeneratedFile]:
    views = _views(examples)
    for key, entry in playbook.entries():
        view = views[key.kind](playbook, key.id, provenance)
        content = page(templates, key.kind, view, entry.name, view.head.page.lead)
        source = playbook.paths[key]
        yield GeneratedFile(f"{route(key)[:-1]}.md", content, source, entry.review.last)


def _assets(look: Look) -> Iterator[GeneratedFile]:
    for name, content in look.assets().items():
        yield GeneratedFile(f"assets/{name}", content)
