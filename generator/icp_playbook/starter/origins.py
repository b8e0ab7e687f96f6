"""Where the package that runs was installed from, so that others can install the same for a new playbook.

https://packaging.python.org/en/latest/specifications/direct-url/
"""

import hashlib
import json
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from icp_playbook import __version__
from icp_playbook.source import read_named

_NAME = "icp-playbook"
_LARGEST = 1 << 26
"""Bytes of a wheel at most."""


@dataclass(frozen=True, slots=True)
class PackageOrigin:
    """What requirements.txt asks for, and the wheel to put beside it: its name and content, if there is one.

    `checkout` is the folder of the source that an installation is made from.
    """

    requirement: str = f"{_NAME}=={__version__}"
    wheel: tuple[str, bytes] | None = None
    checkout: Path | None = None
    elsewhere: bool = False
    """Whether the requirement itself says where the package is."""


def package_origin() -> PackageOrigin:
    """The origin of the package that runs, as its installer noted it."""
    try:
        noted = metadata.distribution(_NAME).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        noted = None
    return origin_of(json.loads(noted)) if noted else PackageOrigin()


def origin_of(noted: dict[str, Any]) -> PackageOrigin:
    """The origin from what an installer notes of a direct URL."""
    url = str(noted["url"])
    parts = urlsplit(url)
    if "vcs_info" in noted:
        vcs = noted["vcs_info"]
        return PackageOrigin(f"{_NAME} @ {vcs['vcs']}+{url}@{vcs['commit_id']}", elsewhere=True)
    sha256 = noted.get("archive_info", {}).get("hashes", {}).get("sha256")
    if parts.scheme != "file":
        mark = f"#sha256={sha256}" if sha256 else ""
        return PackageOrigin(f"{_NAME} @ {url}{mark}", elsewhere=True)
    path = Path(url2pathname(parts.path))
    if "dir_info" in noted:
        return PackageOrigin(checkout=path)
    content = read_named(str(path), _LARGEST) if path.suffix == ".whl" else None
    if not isinstance(content, bytes) or sha256 not in (None, hashlib.sha256(content).hexdigest()):
        return PackageOrigin()
    return PackageOrigin(wheel=(path.name, content))
