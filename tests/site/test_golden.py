"""The Markdown tree of the minimal playbook, compared whole.

After an intended change of the pages, `REWRITE_GOLDENS=1 pytest tests/site/test_golden.py` rewrites the tree;
review the difference in git.
"""

import json
import os
import shutil
from pathlib import Path

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.playbooks.copies import MINIMAL

EXPECTED = Path(__file__).parents[1] / "sites/minimal/expected"
ELSEWHERE = ("assets/", "schemas/")  # copied as they are, and compared with the models, in tests of their own


def made() -> dict[str, bytes]:
    """Path → content of every file that the content makes."""
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    site = build(playbook, find_look(MINIMAL), "https://git.example/oven/playbook/edit/main/").rendered()
    return {
        file.uri: _readable(file.uri, file.content)
        for file in site.files
        if not file.uri.startswith(ELSEWHERE)
    }


def _readable(uri: str, content: str | bytes) -> bytes:
    """The content; JSON on many lines, to be read in a diff."""
    if uri.endswith(".json"):
        content = json.dumps(json.loads(content), ensure_ascii=False, indent=1) + "\n"
    return content.encode() if isinstance(content, str) else content


def test_the_tree_is_the_golden_tree() -> None:
    files = made()
    if os.environ.get("REWRITE_GOLDENS"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for uri, content in files.items():
            (EXPECTED / uri).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / uri).write_bytes(content)
    golden = {
        path.relative_to(EXPECTED).as_posix(): path.read_bytes()
        for path in EXPECTED.rglob("*")
        if path.is_file()
    }
    assert sorted(files) == sorted(golden)
    for uri, content in files.items():
        assert content.decode() == golden[uri].decode(), uri
