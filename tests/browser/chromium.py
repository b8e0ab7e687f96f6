"""The Chromium that browser tests drive: found on the machine, or installed the way its system does it."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

SHELL = "chromium-headless-shell"
"""The same browser without a window around each page, in half the time: Debian's package and command."""
COMMANDS = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""What to look for, the cheapest first."""
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
PLAYWRIGHT = (sys.executable, "-m", "playwright")
UNWANTED = (
    # A window's own address box is two more pages for each window, and one more process waits for a page.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "PreloadTopChromeWebUI"),
    "SpareRendererForSitePerProcess",
    # What Playwright turns off itself: the last list of features is the one that counts.
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "PaintHolding"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"),
    *("LensOverlay", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "PreconnectToSearch"),
)
"""Features of Chromium that cost and show nothing of a page."""
DRIVER_LIBRARY = "libatomic1"
"""The Debian package that Playwright's own Node links to; minimal systems lack it."""
REMEDY = """\
  help: Debian: sudo apt-get update && sudo apt-get install chromium-headless-shell libatomic1
  help: Ubuntu: sudo apt-get install libatomic1 && .venv/bin/python -m playwright install --with-deps chromium
  help: macOS: .venv/bin/python -m playwright install chromium
  help: anywhere: CHROMIUM=/path/to/chromium ./playbook test"""


class ChromiumMissingError(Exception):
    """No Chromium runs on this machine and none could be installed. The message names the remedy."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"{sentence}\n{REMEDY}")


class LaunchOptions(TypedDict):
    """What `playwright.chromium.launch` is given."""

    executable_path: Path
    args: list[str]


def find() -> Path | None:
    """The first Chromium that runs. If `$CHROMIUM` is set, nothing else is tried."""
    if named := os.environ.get("CHROMIUM"):
        path = Path(shutil.which(named) or named)
        if not _runs(path):
            raise ChromiumMissingError(f"CHROMIUM is {named}, which is no Chromium that runs here")
        return path
    return next(filter(_runs, _candidates()), None)


def install() -> Path:
    """This machine's Chromium, and a Playwright that can drive it; installed first if necessary.

    A container of Debian, where one is root, gets the cheapest beside another. It does without, if need be.
    """
    if _lacks_shell():
        for command in _ways_to_get_shell():
            if shutil.which(SHELL) is None:
                _install_by(command)
    if found := _find_driven():
        return found
    for command in _ways_to_install():
        _install_by(command)
        if found := _find_driven():
            return found
    raise ChromiumMissingError("no Chromium that Playwright can drive was found, and none could be installed")


def launch_options() -> LaunchOptions:
    """Options for `playwright.chromium.launch`: this Chromium, with its own network requests off."""
    found = find()
    if found is None:
        raise ChromiumMissingError("no Chromium was found")
    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        f"--disable-features={','.join(UNWANTED)}",
    ]
    # Chromium refuses to start its sandbox as root.
    return {"executable_path": found, "args": ["--no-sandbox", *quiet] if _is_root() else quiet}


def _install_by(command: list[str]) -> None:
    print("chromium:", *command, file=sys.stderr)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def _lacks_shell() -> bool:
    could = _is_root() and _is_debian() and shutil.which("apt-get") is not None
    return could and "CHROMIUM" not in os.environ and shutil.which(SHELL) is None


def _ways_to_get_shell() -> Iterator[list[str]]:
    """Commands to try in turn: what apt knows already may do. None waits long for a network."""
    apt = [*APT, "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20"]
    get = [*apt, "install", "-y", "-qq", SHELL]
    yield get
    yield [*apt, "update", "-qq"]
    yield get


def _find_driven() -> Path | None:
    driver = subprocess.run([*PLAYWRIGHT, "--version"], check=False, capture_output=True)
    return find() if driver.returncode == 0 else None


def _candidates() -> Iterator[Path]:
    for command in COMMANDS:
        if place := shutil.which(command):
            yield Path(place)
    yield from map(Path, MAC_APPS)
    if downloaded := _playwright_browser():
        yield downloaded


def _runs(path: Path) -> bool:
    """True for a Chromium that answers and is no snap. Ubuntu's command may be a mere hint to install the
    snap, and the snap, which says so in its version, cannot read a profile in the temporary folder."""
    try:
        answer = subprocess.run([path, "--version"], check=False, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout and "snap" not in answer.stdout


def _playwright_browser() -> Path | None:
    """Where Playwright keeps the browser it downloads, asked in a process of its own: loops do not nest."""
    ask = [sys.executable, "-c", ASK_PLAYWRIGHT]
    answer = subprocess.run(ask, check=False, capture_output=True, text=True)
    return Path(answer.stdout.strip()) if answer.returncode == 0 else None


def _ways_to_install() -> Iterator[list[str]]:
    """Commands to try in turn. Ubuntu's package is a snap, so Debian alone is asked for its own."""
    root = _root_prefix()
    if shutil.which("apt-get") and root is not None:
        packages = [SHELL, DRIVER_LIBRARY] if _is_debian() else [DRIVER_LIBRARY]
        yield [*root, "apt-get", "update", "-qq"]
        yield [*root, *APT, "install", "-y", "-qq", *packages]
    with_libraries = [] if root is None else ["--with-deps"]
    yield [*PLAYWRIGHT, "install", *with_libraries, "chromium"]


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:  # not a Linux, or one that does not say
        return False


def _is_root() -> bool:
    return os.geteuid() == 0


def _root_prefix() -> list[str] | None:
    """What to put before a command to run it as root, without a password; None when that cannot be."""
    if _is_root():
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def main() -> int:
    """`--install` installs a Chromium where there is none; without it, only says which one there is."""
    try:
        found = install() if "--install" in sys.argv[1:] else launch_options()["executable_path"]
    except ChromiumMissingError as missing:
        print(f"error: {missing}", file=sys.stderr)
        return 1
    print(found, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
