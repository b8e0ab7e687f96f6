"""The look: the templates, assets and theme overrides shipped here, overridden file by file."""

from dataclasses import dataclass
from pathlib import Path

from icp_playbook.model import layout

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
        """Name → content of the theme templates that the project itself has."""
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for folder in self.folders[:-1]
            for path in sorted((folder / "overrides").rglob("*"))
            if path.is_file() and path.suffix in (".html", ".xml")
        }

    def assets(self) -> dict[str, bytes]:
        """Name → content of every asset; the project's own win."""
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            for path in sorted((folder / "assets").rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    found[path.relative_to(folder / "assets").as_posix()] = path.read_bytes()
        return dict(sorted(found.items()))


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
