"""One issue that lists what is due: opened when something is, updated, and closed when nothing is any more.

Ends with 0 once the issue is as it should be, with 1 where the forge does not take it, and as `due` does
where it is not known what is due: then an issue that is open says so.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from forge import ForgeError, GitHub, GitLab, forge_of

MARKER = "<!-- icp-playbook-reminder -->"
TITLE = "Due in the playbook: reviews and outcomes"
NOTHING = "Nothing is due any more."
OWN = Path(".venv/bin/icp-playbook").absolute()
LIMIT = 60_000
"""Characters of a list that an issue takes."""


def main(arguments: Sequence[str], env: Mapping[str, str]) -> int:
    """Works out what is due, and has the issue say it. What follows is given to `icp-playbook due`."""
    command = [str(OWN) if OWN.is_file() else OWN.name, "due", "--format", "markdown", *arguments]
    around = {name: value for name, value in env.items() if name not in {"GH_TOKEN", "REVIEW_TOKEN"}}
    try:
        ran = subprocess.run(command, env=around, check=False, capture_output=True, text=True)  # noqa: S603
        code, due, said = ran.returncode, ran.stdout.strip(), ran.stderr
    except OSError as error:
        code, due, said = 2, "", f"icp-playbook cannot be started: {error.strerror}"
    print(due or (NOTHING if not code else said))  # noqa: T201
    forge = forge_of(env)
    if forge is None:
        print("no issue: there is no token to open it with")  # noqa: T201
        return code
    try:
        print(_unknown(forge) if code else _kept(forge, due))  # noqa: T201
    except ForgeError as error:
        print(error)  # noqa: T201
        return code or 1
    return code


def _kept(forge: GitHub | GitLab, due: str) -> str:
    """The first of the open issues is kept up to date, and the others are closed."""
    issues = forge.issues(MARKER)
    text = f"{MARKER}\n{_fitted(due)}\n"
    for number, _ in issues[1:] if due else issues:
        forge.change_issue(number, TITLE, f"{MARKER}\n{NOTHING}\n", close=True)
    if not due:
        return "the issue is closed" if issues else "there is no issue to close"
    if not issues:
        forge.open_issue(TITLE, text)
        return "the issue is opened"
    number, old = issues[0]
    if old.strip() == text.strip():
        return "the issue says it already"
    forge.change_issue(number, TITLE, text)
    return "the issue is updated"


def _unknown(forge: GitHub | GitLab) -> str:
    issues = forge.issues(MARKER)
    for number, _ in issues[:1]:
        text = "What is due could not be worked out: the log of the last run says why."
        forge.change_issue(number, TITLE, f"{MARKER}\n{text}\n")
    return "the issue says that it is not known" if issues else "what is due is not known"


def _fitted(text: str) -> str:
    kept, used = [], 0
    for line in text.splitlines():
        used += len(line) + 1
        if used > LIMIT:
            return "\n".join([*kept, "", "*The rest is left out: see `icp-playbook due`.*"])
        kept.append(line)
    return "\n".join(kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
