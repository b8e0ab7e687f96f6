"""The look: the templates, assets and theme overrides shipped here, overridden file by file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.model import layout
from icp_playbook.source import (
    MAX_ASSET_BYTES,
    MAX_BYTES,
    files_below,
    is_missing,
    read_bytes,
    read_named,
    required,
    text_of,
)

OWN = "site_templates"
"""The folder of a project's own look."""
NO_INLINE_STYLES = {"tables": {"use_align_attribute": True}}
"""Extension of Markdown → options with which it writes no `style=`, for a content security policy."""
_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "site_templates"
_CHECKOUT = _PACKAGE.parent.parent / "site_templates"


@dataclass(frozen=True, slots=True)
class Look:
    """Folders with pages/ partials/ assets/ overrides/, the project's own in front."""

    folders: tuple[Path, ...]

    def overrides(self) -> tuple[Path, ...]:
        """Folders of theme templates, the project's own in front."""
        return tuple(found for folder in self.folders if (found := folder / "overrides").is_dir())

    def search(self) -> tuple[Path, ...]:
        """Folders of the templates that put the playbook's own search in the place of the theme's."""
        return tuple(found for folder in self.folders if (found := folder / "search").is_dir())

    def own_overrides(self) -> dict[str, bytes]:
        """Place in the look → content of what the project has for the theme, which MkDocs reads or publishes.

        Raises CommandError for a file that must not be read, such as a link that leads outside the project.
        """
        return {
            f"{kind}/{name}": content
            for folder in self.folders
            if folder != default_look()
            for kind in ("overrides", "search")
            for name, content in _files(folder, kind)
        }

    def assets(self) -> dict[str, bytes]:
        """Name → content of every asset; the project's own win. Raises CommandError as above."""
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            found.update(_files(folder, "assets"))
        return dict(sorted(found.items()))


def template_text(folder: Path, name: str) -> str | None:
    """The text of a template of one folder of a look; None when it has none. Raises CommandError as above."""
    if folder == default_look():
        raw = read_named(str(folder / name))
    else:
        raw = read_bytes(folder.parent, f"{folder.name}/{name}", MAX_BYTES)
    return None if is_missing(raw) else required(text_of(f"{folder.name}/{name}", required(raw)))


def _files(folder: Path, kind: str) -> Iterator[tuple[str, bytes]]:
    """Name within `kind` → content. What comes with the package may be links to an installer's cache."""
    if folder == default_look():
        for path in sorted((folder / kind).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                content = required(read_named(str(path), MAX_ASSET_BYTES))
                yield path.relative_to(folder / kind).as_posix(), content
        return
    for name in required(files_below(folder.parent, f"{folder.name}/{kind}")):
        if not name.rpartition("/")[2].startswith("."):
            content = required(read_bytes(folder.parent, name, MAX_ASSET_BYTES))
            yield name.removeprefix(f"{folder.name}/{kind}/"), content


def default_look() -> Path:
    """The look that comes with the package: in the wheel beside the code, in a checkout at its root."""
    return _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


def watched() -> tuple[str, ...]:
    """The folders of a project that the site is made from, besides the pages of docs_dir."""
    return (*layout().tops, OWN)


def find_look(root: Path) -> Look:
    """The look of the playbook at `root`."""
    own = root / OWN
    shipped = default_look()
    return Look((own, shipped) if own.is_dir() and own.resolve() != shipped.resolve() else (shipped,))
