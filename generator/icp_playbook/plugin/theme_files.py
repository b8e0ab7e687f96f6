"""Files of the theme that no page asks for: its own search where ours takes its place, and source maps."""

from collections.abc import Iterator

from mkdocs.structure.files import File, Files

_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def unused(files: Files, theme: str, own_search: bool) -> Iterator[File]:
    """Those of the folder of a theme that stay out of the site."""
    for file in files:
        if file.src_dir == theme and (
            file.src_uri.endswith(".map") or (own_search and file.src_uri.startswith(_SEARCH))
        ):
            yield file
