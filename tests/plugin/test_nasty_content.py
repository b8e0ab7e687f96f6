"""A site built from a playbook whose every text tries to be markup or code: it stays harmless text."""

import itertools
import re
from urllib.parse import urlsplit

import pytest
import yaml

from icp_playbook.model import every_kind, layout
from icp_playbook.playbook import load
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import BuiltSite, Project
from tests.site.filling import filled
from tests.site.nasty import TEXTS
from tests.site.page import plain

NAMES = (
    '</title><script>alert("name")</script>',
    "*Bold* & <b>brash</b> :smile: {{ 7 * 7 }} | `code`",
    '" onclick="alert(1)" x=\'',
    "C++, C# & \\d+ — R&D's [link](javascript:alert(1)) #1 {: .x }",
    "مرحبا 漢字 👩‍👩‍👧‍👦 _x_ __y__ &amp; &copy;",
    "=HYPERLINK('https://elsewhere.example') ::error file=x::y %0A @team #12 $x$ ==y==",
    "<!-- hidden --> --- ... (c) www.elsewhere.example me@elsewhere.example",
)
"""Names of entries, in turn."""
PROSE = (
    *(
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<script>alert(1)</script>",
    ),
    *("<img src=x onerror=alert(1)>", "**[x](https://prose.example/?a=1&b=\"2\" 'onclick=alert(1)')**"),
    *(
        "- <svg onload=alert(1)>\n- [x](vbscript:x)",
        "`</code><script>alert(1)</script>`",
        "[x]: javascript:alert(1)",
    ),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The minimal playbook with nasty texts in every field that takes text."""
    project = Project.of(MINIMAL, tmp_path_factory.mktemp("nasty") / "project")
    playbook = load(project.root).playbook
    assert playbook is not None
    # A merge field must be declared; the loader refuses blanks and what cannot be shown, or seen.
    refused = re.compile("{{|[\x00-\x08\x0b-\x1f\x7f\x85\xad\u200b\u2028\u2029\ufeff]|^\\s*$")
    writable = [text for text in TEXTS if not refused.search(text)]
    texts = itertools.cycle(writable)
    proses = itertools.cycle(PROSE)
    settings = filled(playbook.settings, lambda: next(texts), lambda: next(proses))
    # Only a choice lists values.
    properties = tuple(one.model_copy(update={"values": ()}) for one in settings.custom_properties)
    settings = settings.model_copy(update={"custom_properties": properties})
    written = {"icp/playbook.yaml": settings.model_dump(mode="json", exclude_none=True)}
    for (key, entry), name in zip(playbook.entries(), itertools.cycle(NAMES), strict=False):
        data = filled(entry, lambda: next(texts), lambda: next(proses)).model_dump(
            mode="json", exclude_none=True
        )
        owner = '"><script>alert(1)</script>@x'
        written[f"{layout().folders[key.kind]}/{key.id}.yaml"] = {**data, "name": name, "owner": owner}
    for path, data in written.items():
        project.write(path, yaml.safe_dump(data))  # in escapes: what cannot be seen may stand in no file
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> BuiltSite:
    """Its site."""
    return project.built()


def test_nothing_becomes_a_script_or_a_handler(site: BuiltSite) -> None:
    for url in site.urls():
        for element in site.content(url).walk():
            if element.tag == "script":  # our own, which hold nothing of the content themselves
                assert re.fullmatch(
                    r"(\.\./)+assets/(fit|learn|changes|compare|whatif)/[a-z-]+\.js", element["src"]
                ), url
                assert element.text == "", url
                continue
            assert element.tag not in ("img", "iframe", "object", "embed", "style", "!--"), url
            assert not [
                name for name in element.attributes if name.startswith("on") or name == "autofocus"
            ], url
    scripts = {
        script.get("src") or script.text for url in site.urls() for script in site.page(url).all("script")
    }
    assert not [script for script in scripts if "alert" in script]


def test_no_link_leaves_the_site_but_those_of_prose_and_of_the_repository(site: BuiltSite) -> None:
    for url in site.urls():
        for element in site.page(url).walk():
            for name in ("href", "src", "action", "formaction", "xlink:href"):
                address = urlsplit(element.get(name))
                assert address.scheme in ("", "https", "mailto"), (url, element.get(name))
                assert address.hostname in (None, "prose.example", "git.example"), (url, element.get(name))


def test_names_survive_into_title_sidebar_heading_and_search(site: BuiltSite, project: Project) -> None:
    playbook = load(project.root).playbook
    assert playbook is not None
    found = site.search()
    assert len(list(playbook.entries())) >= len(NAMES)
    for (key, entry), name in zip(playbook.entries(), itertools.cycle(NAMES), strict=False):
        url = f"{every_kind()[key.kind].url}/{key.id}/"
        page = site.page(url)
        assert entry.name == name
        assert page.one("head").all("title")[0].text == plain(f"{name} - Oven ICP Playbook")
        assert page.one("h1").text == plain(name)
        assert plain(name) in [link.text for link in page.one("nav", "md-nav--primary").all("a")]
        assert found[url]["title"] == name


def test_no_text_can_end_the_script_of_the_index(site: BuiltSite) -> None:
    script = (site.root / "assets/search/search-data.js").read_text("utf-8")
    assert [glyph for glyph in "<\u2028\u2029" if glyph in script] == []


def test_machines_read_the_texts_as_they_are(site: BuiltSite, project: Project) -> None:
    playbook = load(project.root).playbook
    assert playbook is not None
    for key, entry in playbook.entries():
        record = site.json(f"api/{key.kind}/{key.id}.json")
        assert record["entry"] == entry.model_dump(mode="json", exclude_none=True)
