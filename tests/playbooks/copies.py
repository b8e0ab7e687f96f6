"""A copy of a playbook in a folder of its own, to be broken piece by piece."""

import shutil
from pathlib import Path
from typing import Self

MINIMAL = Path(__file__).parent / "minimal"
"""One entry of each kind but decisions, no finding, no warning."""
DECIDED = Path(__file__).parent / "decided"
"""Two decisions about the minimal playbook, one of which replaces the other."""
SCORING_ONLY = Path(__file__).parent / "scoring-only"
"""The least: tiers, fields, one ICP with what decides, no prose."""
TWO_ICPS = Path(__file__).parent / "two-icps"
"""A little more: two ICPs with musts and disqualifiers, and no people, signals or segments."""
SPARSE = (SCORING_ONLY, TWO_ICPS)


class PlaybookCopy:
    """The files of a playbook under `root`, with one call for each way to change them."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def of(cls, source: Path, root: Path) -> Self:
        """A copy of the folder `source` at `root`."""
        shutil.copytree(source, root, ignore=shutil.ignore_patterns(".icp-playbook"))
        return cls(root)

    def text(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_text("utf-8")

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace a piece of text that stands in a file exactly once."""
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} stands in {path} {text.count(old)} times"
        return self.write(path, text.replace(old, new))

    def write(self, path: str, content: str | bytes) -> Self:
        """Write a whole file, bytes as they are; folders are made."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return self

    def copy(self, path: str, to: str) -> Self:
        """Copy a file."""
        return self.write(to, self.text(path))

    def remove(self, path: str) -> Self:
        """Remove a file, or a folder with all it holds."""
        found = self.root / path
        if found.is_dir():
            shutil.rmtree(found)
        else:
            found.unlink()
        return self

    def decided(self) -> Self:
        """Add the decisions about the minimal playbook."""
        shutil.copytree(DECIDED, self.root, dirs_exist_ok=True)
        return self

    def folder(self, path: str) -> Self:
        """Make an empty folder."""
        (self.root / path).mkdir(parents=True)
        return self

    def link(self, path: str, target: str) -> Self:
        """Put a symbolic link in place of a file or folder."""
        self.remove(path)
        (self.root / path).symlink_to(target)
        return self

    def link_out(self, path: str) -> Self:
        """Move a file or folder out of the playbook and leave a link to where it is now."""
        outside = self.root.parent / "elsewhere"
        (self.root / path).rename(outside)
        (self.root / path).symlink_to(outside)
        return self

    def rename(self, path: str, to: str) -> Self:
        """Rename a file or folder."""
        (self.root / path).rename(self.root / to)
        return self
