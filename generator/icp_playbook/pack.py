"""The built site as a zip that opens from disk: browsers show a folder where a server answers with a page."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from icp_playbook import outputs
from icp_playbook.findings import CommandError
from icp_playbook.model import Audience
from icp_playbook.site import SCRIPT
from icp_playbook.source import MAX_PUBLISHED_BYTES, files_below, read_bytes, required, text_of

LINK = re.compile(r"""(<a\b[^<>]*?\shref=)("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#", re.IGNORECASE)
THE_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip knows: the same site gives the same bytes."""
FOLDER = "playbook/"
"""What everything in the zip lies in, so that unpacking makes one folder."""


def pack(site: Path, target: Path, audience: Audience | None = None) -> int:
    """Writes the zip and returns the number of files; a site that is not for `audience` is refused.

    Raises CommandError when `site` is no built playbook, holds a page that is not UTF-8, or the zip cannot be
    written. A zip that was there before is replaced only by a whole one.
    """
    if not (site / "index.html").is_file() or not (site / SCRIPT).is_file():
        raise CommandError(f"there is no built playbook in `{site}`", "run `mkdocs build` first")
    if audience is not None and (built := _audience_of(site)) != audience:
        raise CommandError(
            f"`{site}` was built for another audience: {built}", f"build it with PLAYBOOK_AUDIENCE={audience}"
        )
    if outputs.place_of(target).is_relative_to(site.resolve()):
        raise CommandError(f"`{target}` is in the site itself", "name a file elsewhere")
    count = 0
    with outputs.written(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in packed(site):
            info = zipfile.ZipInfo(FOLDER + name, THE_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
            count += 1
    return count


def _audience_of(site: Path) -> str:
    """Whom the site says it was built for; "unknown" where it does not say."""
    content = required(read_bytes(site, "api/playbook.json", MAX_PUBLISHED_BYTES))
    try:
        return str(json.loads(content)["audience"])
    except (ValueError, LookupError, TypeError):
        return "unknown"


def packed(site: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of the zip, by name.

    Raises CommandError for what is no regular file of the site, or a page that is not UTF-8.
    """
    for name in required(files_below(site, "")):
        content = required(read_bytes(site, name, MAX_PUBLISHED_BYTES))
        if name.endswith(".html"):
            page = required(text_of(name, content, MAX_PUBLISHED_BYTES))
            yield name, opened(page, (site / name).parent).encode()
        else:
            yield name, content


def opened(html: str, folder: Path) -> str:
    """A page in a folder of the site, with links that need no server."""

    def replace(found: re.Match[str]) -> str:
        quote = found[2][0] if found[2][0] in "\"'" else ""
        target = found[2].strip(quote) if quote else found[2]
        split = re.match(r"([^?#]*)([?#]?)(.*)", target, re.DOTALL)
        path, mark, rest = split.groups() if split else ("", "", "")
        if ELSEWHERE.match(target) or not path or not (folder / unquote(path) / "index.html").is_file():
            return found[0]
        return f"{found[1]}{quote}{path.rstrip('/')}/index.html{mark}{rest}{quote}"

    return LINK.sub(replace, html)
