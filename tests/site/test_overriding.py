"""A project's own site_templates/ override the look file by file; a broken file is reported by place."""

from pathlib import Path

import pytest

from icp_playbook.findings import BrokenTemplate, CommandError
from icp_playbook.model import every_kind
from icp_playbook.playbook import load
from icp_playbook.site import Site, build, find_look
from icp_playbook.site.look import default_look
from tests.playbooks.copies import PlaybookCopy

DEFAULT = default_look()


def site(root: Path) -> Site:
    """The site of a playbook."""
    playbook = load(root).playbook
    assert playbook is not None
    return build(playbook, find_look(root), "").rendered()


def differing(one: Site, other: Site) -> set[str]:
    """The files in which two sites differ."""
    before, after = ({made.uri: made.content for made in made_site.files} for made_site in (one, other))
    return {uri for uri in before | after if before.get(uri) != after.get(uri)}


def test_a_page_template_of_the_project_changes_its_pages_and_no_others(minimal: PlaybookCopy) -> None:
    default = site(minimal.root)
    own = (DEFAULT / "pages/signal.md.j2").read_text().replace("Open with", "Begin with")
    minimal.write("site_templates/pages/signal.md.j2", own)
    assert differing(default, site(minimal.root)) == {"signals/second-shop.md"}


def test_a_partial_of_the_project_changes_every_page_that_takes_it(minimal: PlaybookCopy) -> None:
    default = site(minimal.root)
    own = (
        (DEFAULT / "partials/entry.html.j2")
        .read_text()
        .replace("Edit YAML", "Change")
        .replace("Owner ", "By ")
    )
    minimal.write("site_templates/partials/entry.html.j2", own)
    pages = {
        f"{kind.url}/{file.stem}.md"
        for kind in every_kind().values()
        for file in (minimal.root / kind.folder).glob("*.yaml")
    }
    assert {"icp/bakeries.md", "personas/owner.md", "examples/doughs.md"} <= pages
    assert differing(default, site(minimal.root)) == pages


def test_an_asset_of_the_project_replaces_its_namesake_and_others_join(minimal: PlaybookCopy) -> None:
    default = site(minimal.root)
    minimal.write("site_templates/assets/playbook.css", "body { color: red }")
    minimal.write("site_templates/assets/brand.css", ".brand { color: blue }")
    minimal.write("site_templates/assets/logo.png", b"\x89PNG")
    changed = site(minimal.root)
    assert differing(default, changed) == {"assets/playbook.css", "assets/brand.css", "assets/logo.png"}
    assert set(changed.css) == {*default.css, "assets/brand.css"}


def test_the_default_look_alone_is_used_when_the_project_has_none(minimal: PlaybookCopy) -> None:
    assert find_look(minimal.root).folders == (DEFAULT,)


BROKEN: dict[str, tuple[str, str | bytes, str]] = {
    "a tag that is not closed": (
        "pages/signal.md.j2",
        "one\n{% if signal %}\n",
        "site_templates/pages/signal.md.j2:2: Unexpected end of template",
    ),
    "a variable that is not there": (
        "pages/signal.md.j2",
        "one\ntwo\n{{ sginal.name }}\n",
        "site_templates/pages/signal.md.j2:3: 'sginal' is undefined",
    ),
    "a field that is not there": (
        "pages/signal.md.j2",
        "{{ signal.nmae }}",
        "site_templates/pages/signal.md.j2:1: 'icp_playbook.model.signal.Signal object' has no attribute",
    ),
    "a filter that is not there": (
        "pages/signal.md.j2",
        "one\n{{ signal.name | uper }}",
        "site_templates/pages/signal.md.j2:2: No filter named 'uper'",
    ),
    "a sum that cannot be": (
        "pages/signal.md.j2",
        "{{ 1 + signal.name }}",
        "site_templates/pages/signal.md.j2:1: unsupported operand",
    ),
    "a partial that is not there": (
        "pages/signal.md.j2",
        '\n{% include "partials/nothing.html.j2" %}',
        "site_templates/pages/signal.md.j2:2: there is no template `partials/nothing.html.j2`",
    ),
    "a partial that is broken": (
        "partials/page.html.j2",
        "\n\n{{ nothing }}",
        "site_templates/partials/page.html.j2:3: 'nothing' is undefined",
    ),
    "a template that takes from itself": (
        "pages/signal.md.j2",
        '{% extends "pages/signal.md.j2" %}',
        "site_templates/pages/signal.md.j2: it includes itself without end",
    ),
    "a theme template": (
        "overrides/main.html",
        '{% extends "base.html" %}\n{% blok header %}',
        "site_templates/overrides/main.html:2: Encountered unknown tag 'blok'",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_template_is_reported_with_its_place(minimal: PlaybookCopy, case: str) -> None:
    name, content, sentence = BROKEN[case]
    minimal.write(f"site_templates/{name}", content)
    with pytest.raises(BrokenTemplate) as broken:
        site(minimal.root)
    assert broken.value.sentence.startswith(sentence)
    assert broken.value.remedy == "fix the template, or remove it to use the one in the package"


def test_a_template_in_another_encoding_is_reported_with_its_place(minimal: PlaybookCopy) -> None:
    minimal.write("site_templates/pages/signal.md.j2", "{# 1 #}\nGr\u00fc\u00dfe".encode("latin-1"))
    with pytest.raises(CommandError, match=r"^site_templates/pages/signal.md.j2:2:3: the file is not UTF-8$"):
        site(minimal.root)


def test_a_page_is_made_when_it_is_asked_for(minimal: PlaybookCopy) -> None:
    minimal.write("site_templates/pages/signal.md.j2", "{% for %}")
    playbook = load(minimal.root).playbook
    assert playbook is not None
    made = build(playbook, find_look(minimal.root), "")
    assert "assets/playbook.css" in made.css
    assert made.updated["signals/second-shop.md"] == playbook.signals["second-shop"].review.last
    broken = []
    for file in made.files:
        try:
            assert file.content == file.content
        except BrokenTemplate:
            broken.append(file.uri)
    assert broken == ["signals/second-shop.md"]
