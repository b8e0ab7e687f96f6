"""The company's own files beside the generated ones: which wins, which clash, which are refused."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from icp_playbook.findings import CommandError, Finding
from icp_playbook.plugin.lazy_file import LazyFile, digest_of
from icp_playbook.source import MAX_PUBLISHED_BYTES, conflict_in_page, read_bytes, refusal_of

READ_BY_PROGRAMS = (".json", ".xml", ".txt", ".md", ".yaml")
"""Endings of generated files that no plugin has a reason to rewrite, as `minify` has to rewrite pages."""


class Addresses:
    """The addresses of own files, to compare those of generated ones with."""

    def __init__(self, own: Iterable[File]) -> None:
        self._exact = {file.dest_uri: file.src_uri for file in own}
        self._folded = {_folded(address): source for address, source in self._exact.items()}
        self._folders = {
            _folded(folder): source for address, source in self._exact.items() for folder in _folders(address)
        }

    def warning(self, address: str, made: str) -> str | None:
        """What is wrong when a file is generated at an address: `made` is its name."""
        if (own := self._exact.get(address)) is not None:
            return f"`{own}` has the address of the playbook's `{made}` and is not shown: rename it"
        folded = _folded(address)
        if (own := self._folded.get(folded)) is not None:
            return (
                f"`{own}` and the playbook's `{made}` differ only in capitals or accents, and one replaces "
                f"the other on macOS and Windows: name it `{made}` to replace that page, or rename it"
            )
        for folder in _folders(folded):
            if (own := self._folded.get(folder)) is not None:
                return f"`{own}` is a file where the playbook's `{made}` needs a folder: rename it"
        if (own := self._folders.get(folded)) is not None:
            return f"`{own}` needs a folder where the playbook's `{made}` is a file: rename its folder"
        return None


def _folders(address: str) -> Iterator[str]:
    """The folders that an address lies in, the innermost first."""
    while "/" in address:
        address = address.rpartition("/")[0]
        yield address


def _folded(address: str) -> str:
    """An address as a file system reads it that takes no account of case or of how an accent is written."""
    if address.isascii():
        return address.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())


def refused(files: Files, config: MkDocsConfig, project: Path) -> Iterator[CommandError]:
    """Own files not to be copied: they lead outside the project, are no files, too large, or in conflict."""
    for file in files:
        if file.abs_src_path is None or file.src_dir != config.docs_dir:
            continue
        place = Path(file.abs_src_path)
        roots = [root for root in (project, Path(config.docs_dir)) if place.is_relative_to(root)]
        reasons = [
            refusal_of(root, place.relative_to(root).as_posix(), MAX_PUBLISHED_BYTES) for root in roots
        ]
        if (reason := reasons[0]) is not None and all(reasons):
            yield CommandError(reason.sentence, reason.help)
        elif file.is_documentation_page():
            text = file.content_bytes.decode("utf-8", "replace")
            if (line := conflict_in_page(text)) is not None:
                yield CommandError(
                    f"`{file.src_uri}` in `docs_dir`, line {line}: an unresolved merge conflict",
                    "keep one side, or both, and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`",
                )


def written_over(made: Iterable[LazyFile], folder: Path) -> Iterator[str]:
    """The addresses at which another plugin put something else. `made` is what was generated."""
    for file in made:
        if not file.dest_uri.endswith(READ_BY_PROGRAMS):
            continue
        found = read_bytes(folder, file.dest_uri, MAX_PUBLISHED_BYTES)
        if isinstance(found, Finding) or file.digest != digest_of(found):
            yield file.dest_uri
