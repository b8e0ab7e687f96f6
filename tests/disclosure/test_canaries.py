"""Nothing internal is in any byte of a site for others, and all of it is in the company's own."""

import re
from pathlib import Path

from icp_playbook.disclosure import disclose
from icp_playbook.lint import CheckedPlaybook, run_rules
from icp_playbook.model import Audience
from icp_playbook.playbook import load
from icp_playbook.site import Home, Renderer, Results, build, find_look
from icp_playbook.suggesting import entry_files
from icp_playbook.timeline import read_timeline
from tests.disclosure.canaries import CANARY, with_canaries

READERS: tuple[tuple[Audience, str], ...] = (("partner", "partners"), ("public", "everyone"))
MARKED = re.compile(rb"Internal (?:only|and partners)")
BADGES = {
    "icp/bakeries.md": 8,
    "personas/zq-persona.md": 2,
    "personas/owner.md": 2,
    "segments/grown-bakeries.md": 3,
    "segments/grown-bakeries/call.md": 2,
    "toolkit/outreach-bakeries.md": 1,
}
"""Page → how often it says of an entry, an item or its keys that they are for the company alone."""
TRIED_OUT = "assets/whatif/whatif-data.js"


def site_for(root: Path, audience: Audience) -> dict[str, bytes]:
    """Every file of the site for an audience."""
    loaded = load(root)
    assert loaded.playbook is not None, loaded.findings
    result = run_rules(loaded.playbook, loaded.documents)
    checked = CheckedPlaybook(result.findings, loaded.documents, result.waivers)
    published = disclose(loaded, audience).published.playbook
    assert published is not None
    timeline = read_timeline(root) if audience == "internal" else None
    home = Home("https://oven.example/", "https://git.example/oven/playbook")
    renderer = Renderer(audience=audience)
    edit = "https://git.example/edit/"
    results = Results(lambda: checked, sources=entry_files(root))
    site = build(published, find_look(root), edit, timeline, home, results, renderer)
    return {
        made.uri: made.content.encode() if isinstance(made.content, str) else made.content
        for made in site.files
    } | {"nav": repr(site.nav).encode()}


def test_a_site_for_others_has_no_byte_of_what_is_internal(tmp_path: Path) -> None:
    root = with_canaries(tmp_path / "playbook").root
    made = {*re.findall(r"zq\d{3,5}|zq-[a-z]+", "".join(p.read_text() for p in root.rglob("*.yaml")))}
    own = site_for(root, "internal")
    internal = b"\n".join([*own.values()])
    assert sorted(made - {found.decode().lower() for found in CANARY.findall(internal)}) == []
    assert {name: own[name].count(b">Internal only<") for name in BADGES} == BADGES
    assert b'"audience":"internal"' in own["api/persona/zq-persona.json"].replace(b" ", b"")
    assert CANARY.search(own["api/persona/owner.source.js"])
    assert b"data-source=" in own["personas/owner.md"]
    assert b'"proposes":true' in own[TRIED_OUT]
    assert b"**Internal only**" in own["api/persona/zq-persona.txt"]
    assert b"<code>avoid</code>" in own["personas/owner.md"]
    for audience, readers in READERS:
        files = site_for(root, audience)
        assert [name for name, content in files.items() if CANARY.search(content + name.encode())] == []
        assert "health.md" not in files
        assert [name for name in files if name.endswith(".source.js")] == []
        assert b"data-suggest=" in files["personas/owner.md"]
        assert b"data-source=" not in files["personas/owner.md"]
        assert b'"proposes":false' in files[TRIED_OUT]  # there are no files to make it a change of
        assert b'"waived"' not in files[TRIED_OUT]
        assert [name for name, content in files.items() if MARKED.search(content)] == []
        assert f"This site is for {readers} and has no history".encode() in files["changes.md"]
        assert [name for name, content in files.items() if b'health/"' in content] == []
