"""A project with mkdocs.yml, built the way its owner builds it."""

import itertools
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, unquote, urljoin, urlsplit

from icp_playbook.search.words import words_of
from tests.playbooks.copies import PlaybookCopy
from tests.processes import Result, run
from tests.site.page import Element, parse


class Project(PlaybookCopy):
    """A playbook with its mkdocs.yml; the site is built into `site/` beside it."""

    def mkdocs(
        self, *arguments: str, folder: str = "", first: Callable[[], object] | None = None, **variables: str
    ) -> Result:
        """Runs mkdocs in a folder of the project."""
        environment = {name: value for name, value in os.environ.items() if name != "PLAYBOOK_REPO_URL"}
        variables = {**environment, "NO_MKDOCS_2_WARNING": "1", **variables}
        return run("mkdocs", arguments, self.root / folder, variables, first)

    def git(self, *arguments: str) -> str:
        """Runs git in the project."""
        command = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@oven.example", *arguments]
        return subprocess.run(command, cwd=self.root, check=True, capture_output=True, text=True).stdout

    def committed(self) -> Self:
        """Makes the project a repository, with one commit of all there is."""
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=Start")
        return self

    def built(self, *arguments: str, folder: str = "", **variables: str) -> "BuiltSite":
        """Builds the site, which must give no warning."""
        result = self.mkdocs("build", "--strict", *arguments, folder=folder, first=None, **variables)
        assert result.returncode == 0, result.stderr
        return BuiltSite(self.root / folder / "site")


def ways(page: Element) -> set[str]:
    """Every address a page names, as it is written."""
    return {
        element[name]
        for element in page.walk()
        for name in ("href", "src", "action")
        if name in element.attributes and not element[name].startswith(("mailto:", "data:"))
    }


class BuiltSite:
    """A site on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pages: dict[str, Element] = {}

    def files(self) -> dict[str, bytes]:
        """Path → content of every file."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def urls(self) -> list[str]:
        """The URL of every page, from the root of the site."""
        return sorted(
            path.parent.relative_to(self.root).as_posix().removeprefix(".") + "/"
            for path in self.root.rglob("index.html")
        )

    def page(self, url: str) -> Element:
        """A whole page, as the theme frames it."""
        url = url.strip("/")
        if url not in self._pages:
            html = (self.root / url / "index.html").read_text("utf-8")
            self._pages[url] = parse(html, well_formed=False)
        return self._pages[url]

    def content(self, url: str) -> Element:
        """What the playbook says on a page."""
        return self.page(url).one(id="pb-content")

    def words(self) -> dict[str, str]:
        """Page → what the playbook says there, but for the commits of the changes."""
        pages = {url: self.page(url).all("div", id="pb-content") for url in self.urls()}
        return {
            url: found[0].text for url, found in pages.items() if found and not url.startswith("changes/")
        }

    def dead_links(self, address: str) -> set[tuple[str, str]]:
        """The links and sources that lead to no file of the site at `address`, with their pages."""
        files, dead = self.files().keys(), set()
        host, folder = urlsplit(address).netloc, urlsplit(address).path
        for url in self.urls():
            for element in self.page(url).walk():
                for link in filter(None, (element.get("href"), element.get("src"))):
                    parts = urlsplit(urljoin(address + url.lstrip("/"), link))
                    if parts.netloc == host:
                        path = unquote(parts.path).removeprefix(folder)
                        if (f"{path}index.html" if path.endswith("/") or not path else path) not in files:
                            dead.add((url, link))
        return dead

    def json(self, path: str) -> Any:
        """A JSON file."""
        return json.loads((self.root / path).read_text("utf-8"))

    def lost_links(self, here: str) -> list[tuple[str, str]]:
        """Page and address of every link that leads to no file or anchor, if the site is at `here`."""
        files = set(self.files())
        ids = {url: {element.get("id") for element in self.page(url).walk()} for url in self.urls()}
        lost = []
        for url in self.urls():
            for way in ways(self.page(url)):
                target = urlsplit(urljoin(here + quote(url.removeprefix("/")), way))
                if not target.geturl().startswith(here):
                    continue
                path = unquote(target.path.removeprefix(urlsplit(here).path))
                file = f"{path}index.html" if path.endswith("/") or not path else path
                anchor = unquote(target.fragment)
                filled_in = path == "fit/" and "=" in anchor  # the answers of the form, no anchor on the page
                if file not in files or (anchor and not filled_in and anchor not in ids[path or "/"]):
                    lost.append((url, way))
        return lost

    def search(self, name: str = "search-data") -> dict[str, dict[str, Any]]:
        """Address → what search finds there: its kind, title, answer, names, and the words of its parts."""
        script = (self.root / f"assets/search/{name}.js").read_text("utf-8")
        record = json.loads(script.partition(" = ")[2].removesuffix(";\n"))
        words = record["words"].split(" ")
        found = {}
        for kind, rest, title, answer, names, kept in record["found"]:
            label, prefix, *_ = record["kinds"][kind]
            parts = [[*one[:2], *(_text(record, text) for text in one[2:4]), *one[4:]] for one in kept]
            steps = ([int(step, 36) for step in part[1].removeprefix("+").split()] for part in parts)
            held = {words[number] for part in steps for number in itertools.accumulate(part)}
            shown = (text for part in parts if part[1].startswith("+") for text in part[3:5])
            held |= {word for text in shown for word in words_of(text)}
            answers = [part[3] for part in parts if len(part) > 3]
            found[prefix + rest] = {
                "kind": label,
                "title": title,
                "answer": answer,
                "names": names,
                "words": held,
                "answers": answers,
            }
        return found


def _text(record: dict[str, Any], text: str | int) -> str:
    """An anchor or a title of the search index; for one that several parts have, the index has a number."""
    return str(record["shared"][text]) if isinstance(text, int) else text
