"""Templates and views match: no template asks for more than its view has, and no view has more."""

import dataclasses
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import jinja2
import pytest
from jinja2 import meta, nodes

from icp_playbook.model import every_kind
from icp_playbook.site.environment import environment
from icp_playbook.site.look import default_look
from icp_playbook.views import call_sheets, filters, head, objections, overview, ready_filters, routes
from icp_playbook.views.changes import pages as changes
from icp_playbook.views.changes import redirects
from icp_playbook.views.entries import PAGES, coverage, example_comparison
from icp_playbook.views.events import events, recent_changes
from icp_playbook.views.evidence import page as evidence
from icp_playbook.views.evidence import parts as evidence_parts
from icp_playbook.views.fit import page as fit
from icp_playbook.views.fit import verdict
from icp_playbook.views.health import coverage as health_coverage
from icp_playbook.views.health import parts as health_parts
from icp_playbook.views.health import rows as health_rows
from icp_playbook.views.health import state as health
from icp_playbook.views.health import unproven
from icp_playbook.views.learning import onboarding, practice
from icp_playbook.views.letters import letter as letters
from icp_playbook.views.pictures import curves, diagram, rates, scale
from icp_playbook.views.pictures import play_grid as grid
from icp_playbook.views.pictures import state as state_picture
from icp_playbook.views.roles import (
    account_executive,
    by_icp,
    customer_success,
    disqualifiers,
    leader,
    marketer,
    new_hire,
    product,
    sales_development,
)
from icp_playbook.views.roles import calls as role_calls
from icp_playbook.views.roles import index as roles
from icp_playbook.views.toolkit import outreach
from icp_playbook.views.toolkit import pages as toolkit

LOOK = default_look()
VIEWS: dict[str, type] = {
    "account-executive": account_executive.AccountExecutiveView,
    "building": overview.BuildingView,
    "changes": changes.ChangesView,
    "compare": changes.CompareView,
    "call": call_sheets.CallView,
    "customer-success": customer_success.CustomerSuccessView,
    "evidence": evidence.EvidenceView,
    "fit": fit.FitView,
    "glossary": overview.GlossaryView,
    "health": health.HealthView,
    "health-part": health_parts.HealthPartView,
    "home": overview.HomeView,
    "moved": redirects.RedirectView,
    "leader": leader.LeaderView,
    "marketer": marketer.MarketerView,
    "new-hire": new_hire.NewHireView,
    "outreach": outreach.OutreachView,
    "product": product.ProductView,
    "objections": objections.ObjectionsView,
    "onboarding": onboarding.OnboardingView,
    "practice": practice.PracticeView,
    "roles": roles.RoleIndexView,
    "sales-development": sales_development.SalesDevelopmentView,
    "tags": overview.TagsView,
    "tombstone": redirects.TombstoneView,
    "year": changes.YearView,
    "toolkit": toolkit.ToolkitView,
    "worksheet": toolkit.WorksheetView,
    **{pages.template: get_type_hints(pages.view)["return"] for pages in PAGES.values()},
    **{pages.index_template: get_type_hints(pages.index)["return"] for pages in PAGES.values()},
}
"""Page template → the view it is rendered with."""
ROOMS: tuple[ModuleType, ...] = (
    *(changes, diagram, events, filters, fit, redirects, grid, head, recent_changes, overview, routes),
    *(coverage, example_comparison),
    *(sys.modules[made.__module__] for pages in PAGES.values() for made in (pages.view, pages.index)),
    *(account_executive, customer_success, leader, marketer, new_hire, product, sales_development),
    *(call_sheets, roles, disqualifiers, by_icp, role_calls, ready_filters),
    *(
        scale,
        verdict,
        health,
        health_parts,
        health_rows,
        health_coverage,
        state_picture,
        toolkit,
        letters,
        outreach,
    ),
    *(onboarding, practice),
    *(evidence, evidence_parts, curves, rates, unproven),
)


def tree(name: str) -> nodes.Template:
    """A template as Jinja reads it."""
    return environment((LOOK,), "USD").parse((LOOK / name).read_text("utf-8"))


def lineage(name: str) -> Iterator[nodes.Template]:
    """A template, those it extends and those it includes, which all see its context."""
    parsed = tree(name)
    yield parsed
    for other in taken(parsed, nodes.Extends, nodes.Include):
        yield from lineage(other)


def taken(parsed: nodes.Template, *ways: type[nodes.Node]) -> Iterator[str]:
    """The names of the templates that one takes, each written out."""
    for found in parsed.find_all(ways):
        yield found.template.value  # type: ignore[attr-defined]  # every way of taking has a template


def asked(name: str) -> set[str]:
    """The variables a page template takes from its context."""
    return set().union(*(meta.find_undeclared_variables(parsed) for parsed in lineage(name)))


def templates() -> list[str]:
    """Every template that writes a page or a part of one."""
    return sorted(path.relative_to(LOOK).as_posix() for path in LOOK.glob("*/*.j2"))


def test_every_kind_of_entry_has_its_pages() -> None:
    assert set(PAGES) == set(every_kind())


def test_every_page_template_has_its_view_and_every_view_its_template() -> None:
    assert sorted(path.name.removesuffix(".md.j2") for path in (LOOK / "pages").iterdir()) == sorted(VIEWS)


def test_a_page_takes_what_its_view_has_and_all_of_it() -> None:
    macros = {
        "c",
        "d",
        "diagram",
        "e",
        "fit",
        "k",
        "l",
        "m",
        "p",
        "r",
        "s",
        "v",
    }  # imported at the top of a page
    taken = {name: asked(f"pages/{name}.md.j2") - macros for name in VIEWS}
    assert taken == {name: {field.name for field in dataclasses.fields(view)} for name, view in VIEWS.items()}


def test_what_views_are_made_of_is_shown_by_some_template() -> None:
    shown = {
        attribute.attr for name in templates() for attribute in tree(name).find_all(nodes.Getattr)
    } | set().union(*(asked(f"pages/{name}.md.j2") for name in VIEWS))
    parts = {
        found
        for room in ROOMS
        for found in vars(room).values()
        if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__ == room.__name__
    }
    # A place is where a page stands, and a maker makes what it shows; a line is shown by its coordinates.
    unused = {
        f"{part.__name__}.{field.name}"
        for part in parts - {routes.Place, ready_filters.FilterMaker}
        for field in dataclasses.fields(part)
        if field.name not in shown
    }
    assert unused == set()


def test_the_fields_of_a_view_have_types() -> None:
    for view in VIEWS.values():
        assert set(get_type_hints(view)) >= {field.name for field in dataclasses.fields(view)}


def test_every_partial_is_taken_by_some_template() -> None:
    ways = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    others = {other for name in templates() for other in taken(tree(name), *ways)}
    assert {name for name in templates() if name.startswith("partials/")} == others


def test_every_macro_is_used() -> None:
    macros = {macro.name for name in templates() for macro in tree(name).find_all(nodes.Macro)}
    called = {
        call.node.attr if isinstance(call.node, nodes.Getattr) else call.node.name
        for name in templates()
        for call in tree(name).find_all(nodes.Call)
        if isinstance(call.node, nodes.Getattr | nodes.Name)
    }
    assert macros - called == set()


def test_every_macro_that_is_called_by_its_import_is_there() -> None:
    missing = [
        f"{name}: {call.node.node.name}.{call.node.attr}"
        for name in templates()
        for imported in tree(name).find_all(nodes.Import)
        for call in tree(name).find_all(nodes.Call)
        if isinstance(call.node, nodes.Getattr)
        and isinstance(call.node.node, nodes.Name)
        and call.node.node.name == imported.target
        and isinstance(imported.template, nodes.Const)
        and call.node.attr not in {one.name for one in tree(imported.template.value).find_all(nodes.Macro)}
    ]
    assert missing == []


def test_templates_are_strict_and_escape_without_being_asked(tmp_path: Path) -> None:
    for name, text in {
        "typo": "{{ nmae }}",
        "plain": "{{ name }}",
        "joined": "{{ [name, name] | join(', ') }}",
    }.items():
        (tmp_path / name).write_text(text)
    made = environment((tmp_path,), "USD")
    assert made.get_template("plain").render(name="<b>*") == "&#60;b&#62;&#42;"
    assert made.get_template("joined").render(name="<") == "&#60;, &#60;"
    with pytest.raises(jinja2.UndefinedError, match="'nmae' is undefined"):
        made.get_template("typo").render(name="")


def test_no_template_marks_anything_as_safe() -> None:
    filters = {found.name for name in templates() for found in tree(name).find_all(nodes.Filter)}
    assert filters & {"safe", "escape", "e", "forceescape", "tojson", "xmlattr"} == set()


def test_no_template_writes_a_plural_after_a_number_by_hand() -> None:
    """`{{ n }} days` reads "1 days": write `{{ n | counted("day") }}`, or `span("day")` for a range."""
    nouns = "accounts|changes|days|examples|figures|interviews|minutes|pages|points|questions|sheets|steps"
    by_hand = re.compile(rf"\}}\}} (?:{nouns})\b|if [\w.| ]+ == 1 %\}}")
    found = {
        f"{name}: {match[0]}" for name in templates() for match in by_hand.finditer((LOOK / name).read_text())
    }
    assert found == {"pages/example.md.j2: }} points"}  # a range in words: "12 to 20 of 60"


def test_the_table_of_templates_is_the_one_of_views() -> None:
    text = (Path(__file__).parents[2] / "docs/look.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[\w-]+\.md\.j2`.*?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    listed: dict[str, str] = {}
    for templates, views, modules in rows:
        names = re.findall(r"`([\w-]+)\.md\.j2`", templates)
        listed.update(zip(names, re.findall(r"`(\w+)`", views), strict=True))
        homes = [VIEWS[name].__module__.removeprefix("icp_playbook.").replace(".", "/") for name in names]
        assert re.findall(r"`([\w/]+)\.py`", modules) == list(dict.fromkeys(homes)), templates
    assert listed == {name: view.__name__ for name, view in VIEWS.items()}
