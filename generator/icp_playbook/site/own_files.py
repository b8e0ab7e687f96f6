"""The company's own files in `docs_dir`, as far as they may be published."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from icp_playbook.findings import CommandError


def unpublishable(docs: Path, names: Iterable[str], project: Path) -> Iterator[CommandError]:
    """The files of `docs_dir`, by their paths in it, that lead outside the project or are no files at all.

    MkDocs follows every link: what is published would be what a link in a clone happens to lead to.
    """
    allowed = (project.resolve(), docs.resolve())
    for name in names:
        place = (docs / name).resolve()
        if not any(place.is_relative_to(folder) for folder in allowed):
            yield CommandError(
                f"`{name}` in `docs_dir` is a link that leads outside the project",
                "put a copy of the file in its place, or remove the link",
            )
        elif place.exists() and not place.is_file():
            yield CommandError(
                f"`{name}` in `docs_dir` is a pipe, a socket or a device",
                "remove it, or put a file in its place",
            )
