"""Where pages lie in an exported tree: each in a folder of its own, as it does in the site.

There a link in HTML leads to the same page whether a renderer reads it from the file or from the address.
A folder's page is its README.md, which GitHub and GitLab show with the folder.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions
from mkdocs.utils.meta import get_data

from icp_playbook.export.links import LinkTargets, has_addresses, led_on, possible_links

_OF_A_FOLDER = ("README.md", "index.md")
_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_ESCAPED_IN_PATTERNS = frozenset("\\*?[]!# ")


class Places:
    """The pages of a tree: which are shown, where each lies, and its text with the links to the others.

    Own pages stay where they are, unless their links are to addresses: other things in a project may name
    them. What a setting of MkDocs leaves out is not touched.
    """

    def __init__(self, made: Sequence[str], own: Sequence[str], config: MkDocsConfig) -> None:
        """From the paths of the generated files and of those in `docs_dir`."""
        self._config = config
        self._own = {name: self._file(name) for name in own}
        self.replaced = frozenset(made) & self._own.keys()
        """Generated files that own ones replace."""
        addresses = {self._file(name).dest_uri for name in made if name not in self.replaced}
        self.hidden = frozenset(
            name
            for name, file in self._own.items()
            if file.dest_uri in addresses and file.inclusion not in _LEFT_OUT
        )
        """Own files at the address of a generated one of another name, which are not shown."""
        self._files = frozenset((*made, *own))
        self._names = {
            name: self._place(name) for name in made if name.endswith(".md") and name not in self._own
        }

    @property
    def names(self) -> Mapping[str, str]:
        """Path of a page → where it lies in the tree, for those that moved."""
        return self._names

    @property
    def targets(self) -> LinkTargets:
        """What the links of pages can lead to."""
        setting = getattr(self._config.validation.links.absolute_links, "name", "")
        return LinkTargets(self._files, self._names, from_top=setting == "RELATIVE_TO_DOCS")

    def move_own(self, name: str, text: str) -> None:
        """Gives an own page a folder if it has links that renderers would read differently."""
        if self.is_own_page(name) and has_addresses(_body(text), name, self.targets):
            place = self._place(name)
            if place not in self._files:
                self._names[name] = place

    def is_own_page(self, name: str) -> bool:
        """Whether a file of `docs_dir` becomes a page of the site."""
        file = self._own[name]
        return file.is_documentation_page() and file.inclusion not in _LEFT_OUT and name not in self.hidden

    def text(self, name: str, text: str) -> str:
        """The text of a page with links that lead to where the others lie."""
        if next(possible_links(text), None) is None:
            return text
        body = _body(text)
        return f"{text.removesuffix(body)}{led_on(body, name, self.targets, self._markdown)}"

    def in_nav(self, nav: Any) -> Any:
        """A `nav` of mkdocs.yml, or a part of one, with the pages where they lie."""
        match nav:
            case list():
                return [self.in_nav(item) for item in nav]
            case dict():
                return {title: self.in_nav(item) for title, item in nav.items()}
            case str():
                return self._names.get(posixpath.normpath(nav), nav)
            case _:
                return nav

    def not_in_nav(self) -> Iterator[str]:
        """Patterns for `not_in_nav`, for own pages that it names and that moved."""
        for name, file in self._own.items():
            place = self._names.get(name, name)
            if file.inclusion == InclusionLevel.NOT_IN_NAV and self._file(place).inclusion != file.inclusion:
                yield "/" + "".join(f"\\{one}" if one in _ESCAPED_IN_PATTERNS else one for one in place)

    def _place(self, name: str) -> str:
        """Where a page lies: as it is called, if MkDocs leaves it out, or would leave it out elsewhere."""
        path = PurePosixPath(name)
        folder = path.parent if f"{path.stem}.md" in _OF_A_FOLDER else path.with_suffix("")
        places = [str(folder / of_a_folder) for of_a_folder in _OF_A_FOLDER]
        if self._file(name).inclusion in _LEFT_OUT:
            return name
        return next((place for place in places if self._file(place).inclusion not in _LEFT_OUT), name)

    def _file(self, name: str) -> File:
        file = File(name, self._config.docs_dir, self._config.site_dir, self._config.use_directory_urls)
        set_exclusions([file], self._config)
        return file

    def _markdown(self, text: str) -> str:
        config = self._config
        return markdown.markdown(
            text, extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )


def _body(text: str) -> str:
    """A page's text after its front matter, as MkDocs takes it."""
    body, _ = get_data(text)
    return body if text.endswith(body) else text
