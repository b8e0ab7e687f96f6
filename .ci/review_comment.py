"""The review of a change as one comment on it, updated in place.

    review_comment.py begin   a comment that is there says that the change is being looked at again
    review_comment.py end     the review, or why there is none; RESULT says how the job ended that makes it
    review_comment.py again   after an approval on GitHub: has the review of the commit done once more

What the review left is taken as text, and nothing in a comment calls anybody.
"""

import json
import os
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from forge import ForgeError, GitHub, GitLab, forge_of

MARKER = "<!-- icp-playbook-review -->"
FOLDER = Path("review")
MOST = 4_000_000
"""Bytes of a file that the review left, at most."""
ABOUT = re.compile(r"<!-- icp-playbook-review commit=([0-9a-f]{40,64}) run=([0-9]{1,20}) -->")
BREAK = "&#8203;"
CUT = "*The rest is left out because of the length limit for comments: see `icp-playbook diff`.*"
FAULTS = {
    "could-not-run": "It could not run. Mend the set-up, or the list of accounts, as it says below.",
    "fault": "This is a fault of icp-playbook or of its installation, not of this change.",
    "too-long": "It took too long and was stopped. `REVIEW_MINUTES` gives it more time.",
    "killed": "It was killed, as happens where there is too little memory.",
    "cancelled": "It was cancelled before it was done.",
    "canceled": "It was cancelled before it was done.",  # as GitLab spells it
    "skipped": "It was not begun.",
    "unreviewed": "The branch that it is to be merged into has no review yet.",
    "missing": "It ended before it left anything: the log of the job says where.",
}
UNKNOWN = "**What this change does is not known.** Do not merge it on the strength of an earlier review."


def place(env: Mapping[str, str]) -> tuple[int, str, str, str]:
    """The number of the change, its commit, the run, and where the run is shown."""
    if env.get("GITLAB_CI"):
        commit = env.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or env["CI_COMMIT_SHA"]
        return int(env["CI_MERGE_REQUEST_IID"]), commit, env["CI_JOB_ID"], env["CI_JOB_URL"]
    event = json.loads(Path(env["GITHUB_EVENT_PATH"]).read_text("utf-8"))["pull_request"]
    run = env["GITHUB_RUN_ID"]
    address = f"{env['GITHUB_SERVER_URL']}/{env['GITHUB_REPOSITORY']}/actions/runs/{run}"
    return int(event["number"]), str(event["head"]["sha"]), run, address


def begin(env: Mapping[str, str], forge: GitHub | GitLab) -> str:
    """The old review goes at once, not when the new one is done."""
    number, commit, run, address = place(env)
    if forge.request(number)["commit"] != commit:
        return "the change has moved on"
    comments = forge.comments(number, MARKER)
    if not comments:
        return "there is no comment yet"
    text = f"## Being looked at again\n\nThe review of commit {commit[:9]} is [under way]({address})."
    return _written(forge, number, _comment(text, commit, run), comments)


def end(env: Mapping[str, str], forge: GitHub | GitLab) -> str:
    """The review in the place of whatever stood there."""
    number, commit, run, address = place(env)
    comments = forge.comments(number, MARKER)
    if forge.request(number)["commit"] != commit:
        return "the change has moved on: the run of its last commit writes the comment"
    text = _review(env, forge, had_comment=bool(comments))
    if text is None:
        return "nothing of the playbook changes, and there is no comment to say so in"
    foot = f"\n\n<sub>Commit {commit[:9]} · [how it was worked out]({address})</sub>"
    return _written(forge, number, _comment(text, commit, run, foot, forge.limit), comments)


def again(env: Mapping[str, str], forge: GitHub | GitLab) -> str:
    """Approvals are read by the review itself: the base's workflow, with the token that it has."""
    number, commit, *_ = place(env)
    for _, text in forge.comments(number, MARKER) if isinstance(forge, GitHub) else ():
        if (found := ABOUT.search(text)) and found[1] == commit and isinstance(forge, GitHub):
            for _ in range(int(env.get("REVIEW_PATIENCE", "60"))):
                if forge.run(int(found[2])) == "completed":
                    break
                time.sleep(10)
            forge.run_again(int(found[2]))
            return f"run {found[2]} is done once more"
    return f"there is no review of {commit} to renew"


def _written(forge: GitHub | GitLab, number: int, text: str, comments: Sequence[tuple[int, str]]) -> str:
    """Into the first comment that is there, so that there is never more than one."""
    forge.comment(number, text, comments[0][0] if comments else None)
    for extra, _ in comments[1:]:
        forge.delete(number, extra)
    return "comment updated" if comments else "comment written"


def _comment(text: str, commit: str, run: str, foot: str = "", limit: int = 65_536) -> str:
    head = f"{MARKER}\n<!-- icp-playbook-review commit={commit} run={run} -->\n"
    quiet = re.sub(r"@(?=\w)", f"@{BREAK}", text.replace(MARKER, ""))
    return f"{head}{_fitted(quiet, limit - _length(head) - _length(foot))}{foot}"


def _review(env: Mapping[str, str], forge: GitHub | GitLab, *, had_comment: bool) -> str | None:
    """The text; None where nothing of the playbook changes and nobody has to be told."""
    result = _left("result.json")
    if not isinstance(result, dict):
        ended = env.get("RESULT") or env.get("CI_JOB_STATUS") or ""
        return _fault(ended if ended in FAULTS else "missing", [])
    state, said = str(result.get("state")), [str(line) for line in result.get("said") or ()]
    review, alerts, change = _text("review.md"), _left("alerts.json"), _left("change.json")
    if state not in {"passed", "stopped"} or not review or not isinstance(alerts, dict):
        return _fault(state if state in FAULTS else "fault", said)
    stops = [str(line) for line in alerts.get("blocked_by") or ()]
    if not alerts.get("changes") and not stops:
        if not had_comment:
            return None
        return f"## Nothing of the playbook changes\n\nThis {forge.noun} changes no entry of the playbook."
    note = change.get("note", "") if isinstance(change, dict) else ""
    text = review.partition("\n")[2].strip()
    title, _, text = text.partition("\n\n")
    details = re.search(r"^(### |<details>)", text, re.MULTILINE)
    at = details.start() if details else len(text)
    stopped = _listed("It cannot be merged as it is:", [*([note] if note else []), *stops])
    approvals = _approvals(alerts, change if isinstance(change, dict) else {})
    parts = (title, stopped, text[:at].strip(), approvals, text[at:])
    return "\n\n".join(part for part in parts if part)


def _fault(state: str, said: Sequence[str]) -> str:
    lines = ["## The review could not be made", "", f"{FAULTS[state]} {UNKNOWN}"]
    if said:
        lines += ["", *(f"    {line}" for line in said)]
    return "\n".join(lines)


def _listed(lead: str, lines: Sequence[str]) -> str:
    return "\n".join([f"**{lead}**", "", *(f"- {_plain(line)}" for line in lines)]) if lines else ""


def _approvals(alerts: Mapping[str, Any], change: Mapping[str, Any]) -> str:
    """Each owner of what changes, and whether the forge knows of an approval."""
    approved = {str(one["by"]).casefold(): one for one in change.get("approved") or ()}
    asked, declined = (
        {str(one).casefold() for one in change.get(key) or ()} for key in ("asked", "declined")
    )
    rows = []
    for owner in alerts.get("owners") or ():
        handle = str(owner.get("handle") or "").casefold()
        name = " · ".join(dict.fromkeys(filter(None, (owner.get("owner"), owner.get("handle")))))
        if handle in approved:
            old = approved[handle].get("commit") not in {None, change.get("commit")}
            how = f"approved{' an earlier commit' if old else ''}{_on(approved[handle].get('at'))}"
        elif handle in declined:
            how = "asks for changes"
        elif handle in asked:
            how = "still asked"
        elif not handle:
            how = "not known: `owners:` in `icp/playbook.yaml` maps it to no handle"
        elif "/" in handle:
            how = "a team that is not asked any more: the list of reviewers says who answered for it"
        else:
            how = "not asked yet"
        names = dict.fromkeys(str(one.get("name")) for one in owner.get("changes") or ())
        rows.append(f"| {_plain(name) or 'nobody'} | {_plain(', '.join(names)[:300])} | {how} |")
    others = sorted(str(approved[by]["by"]) for by in approved if by not in _handles(alerts))
    lines = (
        ["**Who answers for it**", "", "| Owner | Of | Approval |", "|---|---|---|", *rows] if rows else []
    )
    if others:
        lines += ["", f"Approved by others as well: {_plain(', '.join(others))}."]
    return "\n".join(lines)


def _handles(alerts: Mapping[str, Any]) -> set[str]:
    return {str(owner.get("handle") or "").casefold() for owner in alerts.get("owners") or ()}


def _on(moment: object) -> str:
    found = re.match(r"\d{4}-\d\d-\d\d", str(moment or ""))
    return f" on {found[0]}" if found else ""


def _plain(text: str) -> str:
    """Any text as the text it is, within a line: no link, mention, HTML, table or code."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    escaped = re.sub(r"[^\w\s,.;-]", lambda found: f"&#{ord(found[0])};", line)
    return re.sub(r"(&#(?:64|35|33);|\bGH(?=-)|\bwww(?=\.))", rf"\1{BREAK}", escaped, flags=re.IGNORECASE)


def _fitted(text: str, limit: int) -> str:
    """As many whole lines as fit. What is cut open is closed, and said."""
    if _length(text) <= limit:
        return text
    kept: list[str] = []
    used = open_ = 0
    for line in text.splitlines():
        now = open_ + line.count("<details>") - line.count("</details>")
        used += _length(line) + 1
        if used + 14 * max(now, 0) + len(CUT) + 4 > limit:
            break
        kept, open_ = [*kept, line], now
    return "\n".join([*kept, *["", "</details>"] * max(open_, 0), "", CUT])


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _left(name: str) -> Any:
    """Data that the review left; None where there is none."""
    try:
        return json.loads(_text(name) or "null")
    except ValueError:
        return None


def _text(name: str) -> str:
    path = FOLDER / name
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST:
        return ""
    return path.read_text("utf-8", errors="replace")


def main(arguments: list[str]) -> int:
    """Runs a step. Without a token there is nothing to write with, which is said and no error."""
    steps = {"begin": begin, "end": end, "again": again}
    if len(arguments) != 1 or arguments[0] not in steps:
        print(__doc__)  # noqa: T201
        return 2
    forge = forge_of(os.environ)
    if forge is None:
        print("no comment: there is no token; the review is an artefact of this job")  # noqa: T201
        return 0
    try:
        print(steps[arguments[0]](os.environ, forge))  # noqa: T201
    except ForgeError as error:
        print(error)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
