"""Makes a built site open from disk: links to a folder become links to the page in it.

Browsers show the files of a folder where a server would answer with its index.html. Usage: from_disk.py SITE
"""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r"""(<a\b[^>]*?\shref=)("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#", re.IGNORECASE)


def opened(html: str, folder: Path) -> str:
    """A page in a folder of the site, with links that need no server."""

    def replace(found: re.Match[str]) -> str:
        quote = found[2][0] if found[2][0] in "\"'" else ""
        target = found[2].strip(quote) if quote else found[2]
        path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
        if ELSEWHERE.match(target) or not path or not (folder / unquote(path) / "index.html").is_file():
            return found[0]
        return f"{found[1]}{quote}{path.rstrip('/')}/index.html{mark}{rest}{quote}"

    return LINK.sub(replace, html)


def main(site: Path) -> None:
    """Every page of the site, in place."""
    for page in sorted(site.rglob("*.html")):
        page.write_text(opened(page.read_text("utf-8"), page.parent), "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
