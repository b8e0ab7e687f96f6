"""What is wrong with the playbook, shown in the browser: over the last good page, or in the place of one."""

import html
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache

from icp_playbook.plugin.stopping import BuildProblem
from icp_playbook.site import default_look
from icp_playbook.source import read_named, required

MOST = 50
"""Problems that are shown; the terminal has them all."""


def with_overlay(page: bytes, problems: Sequence[BuildProblem]) -> bytes:
    """A page of HTML with the script that shows the problems; the page as it is if there are none."""
    if not problems:
        return page
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    shown = [asdict(one) for one in problems[:MOST]]
    data = json.dumps(shown, ensure_ascii=True).replace("<", "\\u003c")
    script = (
        f'<script type="application/json" id="icp-problems">{data}</script>'.encode()
        + b"<script>"
        + _script()
        + b"</script>"
    )
    return page[:end] + script + page[end:]


def problem_page(problems: Sequence[BuildProblem]) -> bytes:
    """A page that says what is wrong, where no page was ever good. It needs no script."""
    items = "".join(
        "<li>"
        + (f"<code>{html.escape(one.place)}</code>" if one.place else "")
        + f"<p>{html.escape(one.sentence)}</p>"
        + (f'<p class="remedy">{html.escape(one.remedy)}</p>' if one.remedy else "")
        + "</li>"
        for one in problems[:MOST]
    )
    return _PAGE.replace("ITEMS", items).encode()


@cache
def _script() -> bytes:
    """The script of the overlay; `</` in it would end the element it stands in."""
    return required(read_named(str(default_look() / "serve" / "overlay.js"))).replace(b"</", b"<\\/")


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The playbook has errors</title>
<style>
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 48rem; padding: 0 1.25rem; font: 16px/1.5 system-ui, sans-serif; }
ol { padding: 0; list-style: none; }
li { margin: 1.25rem 0; }
p { margin: 0; overflow-wrap: anywhere; }
code { font-size: 0.875rem; overflow-wrap: anywhere; }
.remedy { opacity: 0.75; }
</style>
</head>
<body>
<main role="alert">
<h1>The playbook has errors</h1>
<p>Mend what is listed and save: this page then becomes the site.</p>
<ol>ITEMS</ol>
</main>
</body>
</html>
"""
