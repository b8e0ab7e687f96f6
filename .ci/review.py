"""What a change does, worked out by the base's generator. Nothing of the change is checked out or run.

    review.py fetch       which commits, which text, who has approved: into review/
    review.py make […]    `icp-playbook diff` of them; what follows is given to it, such as `--root book`

Ends as `diff` does: 0 fine, 1 the change is stopped, 2 it could not run, 3 a fault of icp-playbook.
"""

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from forge import ForgeError, GitHub, GitLab, forge_of

FOLDER = Path("review")
OWN = Path(".venv/bin/icp-playbook").absolute()
"""The generator of a checkout that carries it; elsewhere the one that is installed."""
MINUTES = 10
"""How long `diff` may take, unless REVIEW_MINUTES says otherwise."""
SAID = 40
"""Lines of what went wrong that are kept."""
PASSED_ON = re.compile(
    r"PATH|HOME|LANG|LC_\w+|TMPDIR|XDG_\w+|VIRTUAL_ENV|TZ|COLUMNS|SSL_CERT_\w+"
    r"|GITHUB_(EVENT_PATH|SERVER_URL|REPOSITORY)|CI_PROJECT_URL|CI_MERGE_REQUEST_(IID|PROJECT_URL|TITLE)"
)
"""Variables that the generator gets: no token is among them."""
CONFLICT = "It conflicts with its base, so it is compared with where it began."
STATES = {0: "passed", 1: "stopped", 2: "could-not-run", 3: "fault"}


class StopError(Exception):
    """There is nothing to review, and why."""


def fetch(env: Mapping[str, str]) -> None:
    """Writes review/change.json, text.md and approvals.json. Raises StopError, ForgeError."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    forge = forge_of(env)
    change = _on_gitlab(env, forge) if env.get("GITLAB_CI") else _on_github(env, forge)
    change |= _merged(change["base"], change["commit"]) if not change.get("head") else {}
    number = change["number"]
    of = [number] if number else change.pop("queued", [])
    reactions = [one for each in of for one in forge.reactions(each)] if forge else []
    change["asked"] = forge.asked(number) if forge and number else []
    change["declined"] = [one.by for one in reactions if one.state == "declined"]
    change["approved"] = [asdict(one) for one in reactions if one.state == "approved"]
    approvals = [
        one for one in change["approved"] if one["at"] and one["commit"]
    ]  # of others nothing follows
    _write("text.md", f"{change.pop('title')}\n\n{change.pop('text')}\n")
    _write("approvals.json", json.dumps({"approvals": approvals}))
    _write("change.json", json.dumps(change))
    print(f"{change['base']} to {change['head']}", f"for #{number}" if number else "")  # noqa: T201


def _on_github(env: Mapping[str, str], forge: GitHub | GitLab | None) -> dict[str, Any]:
    event = json.loads(Path(env["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    if group := event.get("merge_group"):
        queue = re.search(r"/pr-([1-9][0-9]{0,8})-", group["head_ref"])
        number = int(queue[1]) if queue else None
        _git("fetch", *_QUIETLY, "origin", f"+{group['head_ref']}:refs/review/head", auth=env)
        base, head = _commit(group["base_sha"]), _commit(group["head_sha"])
        queued = _queued(number, base, head)
        for one in queued:  # what was approved, where the queue squashes
            _git("fetch", *_QUIETLY, "origin", f"+refs/pull/{one}/head:refs/review/{one}", auth=env)
        texts = [forge.request(one)["text"] for one in queued] if forge else []
        text = {"title": "", "text": "\n\n".join(texts), "queued": queued}
        return {"number": None, "commit": head, "base": base, "head": head, "note": "", "fork": False, **text}
    found = event["pull_request"]
    number, into, commit = int(found["number"]), str(found["base"]["ref"]), str(found["head"]["sha"])
    refs = (f"+refs/heads/{into}:refs/review/base", f"+refs/pull/{number}/head:refs/review/head")
    _git("fetch", *_QUIETLY, "origin", *refs, auth=env)
    if (now := _commit("refs/review/head")) != commit:
        raise StopError(f"pull request #{number} has moved on to {now}: the run of that commit reviews it")
    source = found["head"].get("repo") or {}
    fork = source.get("full_name") != found["base"]["repo"]["full_name"]
    text = {"title": found["title"] or "", "text": found["body"] or ""}
    return {"number": number, "commit": commit, "base": _commit("refs/review/base"), "fork": fork, **text}


def _queued(number: int | None, base: str, head: str) -> list[int]:
    """The pull requests of a group of a merge queue, by its name and by the commits that merge them."""
    subjects = _git("log", "--first-parent", "--format=%s", f"{base}..{head}").splitlines()
    named = (re.search(r"(?:^Merge pull request #|\(#)([1-9][0-9]{0,8})\b", one) for one in subjects)
    return list(dict.fromkeys([*([number] if number else []), *(int(one[1]) for one in named if one)]))


def _on_gitlab(env: Mapping[str, str], forge: GitHub | GitLab | None) -> dict[str, Any]:
    number, commit = int(env["CI_MERGE_REQUEST_IID"]), env["CI_COMMIT_SHA"]
    found = {
        "title": env.get("CI_MERGE_REQUEST_TITLE", ""),
        "text": env.get("CI_MERGE_REQUEST_DESCRIPTION", ""),
    }
    if forge:  # the text as it is now, and whole: the variable is cut, and as old as the pipeline
        found = {key: text for key, text in forge.request(number).items() if key in found}
    elif env.get("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED") == "true":
        print("the description is cut: set REVIEW_TOKEN, or give the reason in its first lines")  # noqa: T201
    fork = env.get("CI_MERGE_REQUEST_SOURCE_PROJECT_ID") != env.get("CI_MERGE_REQUEST_PROJECT_ID")
    change = {"number": number, "fork": fork, **found}
    if env.get("CI_MERGE_REQUEST_EVENT_TYPE") in {"merged_result", "merge_train"}:
        head = env.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or commit
        return {**change, "commit": head, "base": _commit(f"{commit}^1"), "head": commit, "note": ""}
    target = f"origin/{env.get('CI_MERGE_REQUEST_TARGET_BRANCH_NAME', '')}"
    own = env.get("CI_MERGE_REQUEST_PROJECT_ID") == env.get("CI_PROJECT_ID")
    base = _commit(target) if own and _is_there(target) else _commit(env["CI_MERGE_REQUEST_DIFF_BASE_SHA"])
    return {**change, "commit": commit, "base": base}


def _merged(base: str, commit: str) -> dict[str, str]:
    """The change merged into its base as it is now, made from git's objects alone."""
    if _is_ancestor(base, commit):
        return {"head": commit, "note": ""}
    asked = ["git", "merge-tree", "--write-tree", base, commit]
    merged = subprocess.run(asked, check=False, capture_output=True, text=True)  # noqa: S603
    if merged.returncode == 0:
        named = {"NAME": "review", "EMAIL": "review@invalid", "DATE": "@0 +0000"}
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in named.items()}
        sides = ("-p", base, "-p", commit)
        head = _git("commit-tree", merged.stdout.split()[0], *sides, "-m", "The change in its base", env=who)
        return {"head": head.strip(), "note": ""}
    if merged.returncode != 1:
        raise StopError(f"the change cannot be merged with its base: {merged.stderr.strip()[:300]}")
    return {"base": _git("merge-base", base, commit).strip(), "head": commit, "note": CONFLICT}


def make(env: Mapping[str, str], arguments: list[str]) -> int:
    """Runs `diff`, and writes review/result.json beside its review.md and alerts.json."""
    change = json.loads((FOLDER / "change.json").read_text("utf-8"))
    given = [change["base"], change["head"], *arguments, "--why-from", str(FOLDER / "text.md")]
    if _has_policy(change["base"]):
        given += ["--policy", "--approvals", str(FOLDER / "approvals.json")]
    for name in ("review.md", "alerts.json", "result.json"):
        (FOLDER / name).unlink(missing_ok=True)
    written = ("--output", str(FOLDER / "review.md"), "--alerts", str(FOLDER / "alerts.json"))
    around = {name: value for name, value in env.items() if PASSED_ON.fullmatch(name)}
    if change["number"] and not env.get("GITLAB_CI"):
        around["GITHUB_REF"] = f"refs/pull/{change['number']}/merge"
    minutes = float(env.get("REVIEW_MINUTES") or MINUTES)
    diff = [str(OWN) if OWN.is_file() else OWN.name, "diff", *given]
    asked = ["--require-why", *_accounts(env, fork=change["fork"])]
    code, said = _run([*diff, *asked, "--format", "markdown", *written], around, minutes)
    for line in said:
        print(f"  | {line}")  # noqa: T201  # never at the start, where CI would obey it
    if code in {0, 1} and not (FOLDER / "review.md").is_file():
        code = 3  # whatever ended, it was not `diff`
    state = STATES.get(code, "killed") if code is not None else "too-long"
    _write("result.json", json.dumps({"state": state, "code": code, "said": said, "minutes": minutes}))
    if env.get("GITHUB_ACTIONS") and state in {"passed", "stopped"}:
        _on_lines([*diff, "--format", "github"], around)
    if summary := env.get("GITHUB_STEP_SUMMARY"):
        shown = (FOLDER / "review.md").read_text("utf-8") if state in {"passed", "stopped"} else state
        with Path(summary).open("a", encoding="utf-8") as page:
            page.write(f"{shown}\n")
    return code if code in STATES else 2


def _accounts(env: Mapping[str, str], *, fork: bool) -> list[str]:
    """The list that is scored on both sides. A private one is not at the disposal of a fork."""
    private = "" if fork else env.get("REVIEW_PRIVATE_ACCOUNTS", "")
    name = private or env.get("REVIEW_ACCOUNTS", "")
    if not name:
        return []
    return ["--accounts", name, *([] if env.get("REVIEW_ACCOUNT_NAMES") == "true" else ["--no-names"])]


def _run(command: list[str], around: Mapping[str, str], minutes: float) -> tuple[int | None, list[str]]:
    """The exit code, None where it took too long, and the last lines of what it said."""
    try:
        begun = subprocess.Popen(  # noqa: S603
            command, env=around, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
    except OSError as error:
        return 2, [f"icp-playbook cannot be started: {error.strerror}"]
    try:
        output, _ = begun.communicate(timeout=minutes * 60)
    except subprocess.TimeoutExpired:
        os.killpg(begun.pid, signal.SIGKILL)
        output, _ = begun.communicate()
        return None, _last(output)
    return begun.returncode, _last(output)


def _last(output: bytes) -> list[str]:
    lines = output.decode("utf-8", "replace").splitlines()
    return [line[:500] for line in lines if line.strip()][-SAID:]


def _on_lines(command: list[str], around: Mapping[str, str]) -> None:
    """Annotations of the changed lines: what the review says already, so nothing hangs on them."""
    shown = subprocess.run(command, check=False, env=around, capture_output=True, text=True)  # noqa: S603
    print(shown.stdout, end="")  # noqa: T201


_QUIETLY = ("--quiet", "--no-tags", "--no-recurse-submodules", "--force")


def _git(*arguments: str, auth: Mapping[str, str] | None = None, env: Mapping[str, str] | None = None) -> str:
    """What git answers. The token of `auth` goes to GitHub's server alone, and not onto a command line."""
    extra = dict(env or {})
    if auth and auth.get("GH_TOKEN") and auth.get("GITHUB_SERVER_URL"):
        secret = base64.b64encode(f"x-access-token:{auth['GH_TOKEN']}".encode()).decode()
        extra |= {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"http.{auth['GITHUB_SERVER_URL']}/.extraheader",
            "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {secret}",
        }
    ran = subprocess.run(  # noqa: S603
        ["git", *arguments],  # noqa: S607
        env={**os.environ, "GIT_TERMINAL_PROMPT": "0", **extra},
        check=False,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        raise StopError(f"git {arguments[0]}: {ran.stderr.strip()[:500]}")
    return ran.stdout


def _commit(revision: str) -> str:
    return _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()


def _is_there(revision: str) -> bool:
    try:
        return bool(_commit(revision))
    except StopError:
        return False


def _has_policy(base: str) -> bool:
    """Whether a playbook of the base names a policy at all; what it says, `diff` finds out."""
    asked = ["git", "grep", "--quiet", "--ignore-case", "policy", base, "--", ":(top,glob)**/playbook.yaml"]
    return subprocess.run(asked, check=False, capture_output=True).returncode != 1  # noqa: S603


def _is_ancestor(base: str, commit: str) -> bool:
    asked = ["git", "merge-base", "--is-ancestor", base, commit]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0  # noqa: S603


def _write(name: str, text: str) -> None:
    (FOLDER / name).write_text(text, "utf-8", errors="replace")


def main(arguments: list[str]) -> int:
    """Runs a step."""
    match arguments:
        case ["fetch"]:
            try:
                fetch(os.environ)
            except (StopError, ForgeError) as error:
                print(error)  # noqa: T201
                return 1
            return 0
        case ["make", *more]:
            return make(os.environ, more)
        case _:
            print(__doc__)  # noqa: T201
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
