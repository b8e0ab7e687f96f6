"""What warehouses need of the system: a Java for Spark, and Postgres. Installed as Debian and Ubuntu do it.

`python -m tests.engines.system_packages` installs what is missing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

JAVA, POSTGRES = "openjdk-17-jre-headless", "postgresql"
REMEDY = f"""\
  help: Debian, Ubuntu: sudo apt-get update && sudo apt-get install {JAVA} {POSTGRES}
  help: elsewhere: put a Java of 17 or newer, and Postgres' initdb and postgres, on the PATH"""


def java() -> Path | None:
    """A Java that runs."""
    found = shutil.which("java")
    runs = found and subprocess.run([found, "-version"], check=False, capture_output=True).returncode == 0
    return Path(found) if found and runs else None


def postgres_folder() -> Path | None:
    """Where `initdb` and `postgres` are: on the PATH, else where Debian puts the newest."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), key=lambda path: int(path.parent.name), default=None)


def main() -> int:
    """Installs what is missing. 1 if something still is."""
    missing = [JAVA] * (java() is None) + [POSTGRES] * (postgres_folder() is None)
    if missing and (prefix := _root_prefix()) is not None:
        for command in (["update", "-qq"], ["install", "-y", "-qq", *missing]):
            print("engines: apt-get", *command, file=sys.stderr)
            whole = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *command]
            subprocess.run(whole, check=False, stdout=subprocess.DEVNULL)
    if java() is None or postgres_folder() is None:
        print(f"error: Spark and Postgres need {' and '.join(missing)}\n{REMEDY}", file=sys.stderr)
        return 1
    print(java(), postgres_folder(), file=sys.stderr)
    return 0


def _root_prefix() -> list[str] | None:
    """What runs a command as root without a password; None where there is no apt-get or no such right."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    asked = sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True)
    return [sudo, "-n"] if sudo and asked and asked.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
