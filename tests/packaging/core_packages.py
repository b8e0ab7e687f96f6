"""The core dependencies as they are pinned, lent to a fresh environment by the one that runs the tests.

pip then finds every dependency of the wheel in place: nothing is fetched, and nothing is compiled again; pip
itself is lent too. The `long` tests install from an index.
"""

import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SCRIPT = """\
#!{python}
import sys
from {module} import {name}
sys.exit({name}())
"""
PYTHON = """\
#!/bin/sh
[ "$1 $2" != "-m venv" ] || set -- "$@" --without-pip
exec "{python}" "$@"
"""


def core_packages() -> list[Distribution]:
    """What the package depends on, directly or not, without its extras."""
    found: dict[str, Distribution] = {}
    waiting = list(_required(distribution("icp-playbook"), frozenset()))
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in found:
            found[name] = distribution(name)
            waiting += _required(found[name], frozenset(requirement.extras))
    return list(found.values())


def _required(package: Distribution, extras: frozenset[str]) -> Iterator[Requirement]:
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras)
        ):
            yield requirement


def lend_core_packages(environment: Path) -> None:
    """Links pip and the core dependencies, with their commands, into an environment of the same Python."""
    base = str(environment)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))
    for package in (distribution("pip"), *core_packages()):
        tops = {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}
        for top in sorted(tops):
            (packages / top).symlink_to(Path(str(package.locate_file(top))))
        for command in package.entry_points.select(group="console_scripts"):
            script = environment / "bin" / command.name
            script.write_text(
                SCRIPT.format(python=environment / "bin/python", module=command.module, name=command.attr)
            )
            script.chmod(0o755)


def this_python(folder: Path) -> Path:
    """A folder with a `python3` that is the Python of the tests; its environments are made without a pip."""
    folder.mkdir()
    program = folder / "python3"
    python = Path(sys.base_prefix, "bin", "python{}.{}".format(*sys.version_info))
    program.write_text(PYTHON.format(python=python))
    program.chmod(0o755)
    return folder
