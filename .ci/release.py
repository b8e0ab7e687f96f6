"""Whether what was built is what its tag and the changelog say: the last look before a release is published.

usage: .venv/bin/python .ci/release.py TAG FOLDER
"""

import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from packaging.metadata import Metadata

ROOT = Path(__file__).parents[1]


def problems(tag: str, folder: Path, changelog: str) -> Iterator[str]:
    """What stands in the way of a release, a sentence each."""
    names = sorted(path.name for path in folder.iterdir())
    wheels, sdists = sorted(folder.glob("*-py3-none-any.whl")), sorted(folder.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1 or len(names) != 2:
        yield f"{folder.name} has to hold a wheel and an sdist; it holds {', '.join(names) or 'nothing'}"
        return
    for path, text in ((wheels[0], _wheel_metadata(wheels[0])), (sdists[0], _sdist_metadata(sdists[0]))):
        try:
            metadata = Metadata.from_email(text, validate=True)
        except ExceptionGroup as invalid:
            yield from (f"{path.name}: {error}" for error in invalid.exceptions)
            continue
        if tag != f"v{metadata.version}":
            yield f"{path.name} has the version {metadata.version}; the tag is {tag}"
        if not metadata.description or metadata.description_content_type != "text/markdown":
            yield f"{path.name} has no description in Markdown"
    if not _has_section(changelog, tag.removeprefix("v")):
        yield f"CHANGELOG.md has no section of {tag.removeprefix('v')} with its date and what changed"


def _wheel_metadata(path: Path) -> bytes:
    with ZipFile(path) as archive:
        (name,) = (name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        return archive.read(name)


def _sdist_metadata(path: Path) -> bytes:
    with tarfile.open(path) as archive:
        file = archive.extractfile(f"{path.name.removesuffix('.tar.gz')}/PKG-INFO")
        return file.read() if file else b""


def _has_section(changelog: str, version: str) -> bool:
    heading = rf"^## \[{re.escape(version)}\] - \d{{4}}-\d{{2}}-\d{{2}}\n"
    found = re.search(heading + r"(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found is not None and "\n* " in found[1]


def main() -> int:
    """0 when nothing stands in the way, else 1 and what does."""
    tag, folder = sys.argv[1:]
    found = list(problems(tag, Path(folder), (ROOT / "CHANGELOG.md").read_text("utf-8")))
    sys.stderr.writelines(f"error: {problem}\n" for problem in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
