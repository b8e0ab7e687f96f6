"""A repository whose base has a policy, and a change that is held against it."""

import json
from typing import Any

from click.testing import Result

from tests.cli.repository import Repository
from tests.cli.running import run

PLAYBOOK, PROFILE, OWNER = "icp/playbook.yaml", "icp/profiles/bakeries.yaml", "personas/owner.yaml"
WIDER = ("{field: revenue, between: [1M, 5M]}", "{field: revenue, between: [1M, 6M]}")
PLACE = f"{PROFILE}:31:13"
FREEZE = "{id: quarter-end, label: Quarter end, last: 14d, of: quarter, exempt: [leadership]}"
PEOPLE = "people: {sales: ['@Mara', lou@oven.example], product: ['@kim'], leadership: ['@ida']}"
OPEN, FROZEN = "2026-11-30", "2026-12-20"


def with_policy(repository: Repository, *says: str) -> Repository:
    """The policy committed, as that of the base."""
    lines = "".join(f"  {line}\n" for line in says)
    repository.write(PLAYBOOK, f"{repository.text(PLAYBOOK)}policy:\n{lines}")
    repository.commit("Policy")
    repository.git("tag", "base")
    return repository


def widened(repository: Repository) -> Repository:
    repository.edit(PROFILE, *WIDER).commit("Wider")
    return repository


def decided(repository: Repository, id_: str = "2026-11-20-larger-bakeries", **says: Any) -> Repository:
    """A decision about the profile."""
    entry = {
        "name": "Larger bakeries",
        "owner": "sales@oven.example",
        "status": "accepted",
        "decision": "We also sell to bakeries of up to $6M.",
        "about": ["profile/bakeries"],
        "why": "They buy as fast.",
        "evidence": [
            {"id": "deals", "says": "Nine of nine won", "source": "CRM", "date": "2026-11-01", "sample": 9}
        ],
        "decided": {"on": id_[:10], "by": ["sales", "product"]},
        **says,
    }
    return repository.write(f"icp/decisions/{id_}.yaml", json.dumps(entry))


def approvals(repository: Repository, *rows: dict[str, str]) -> str:
    """The file that a workflow writes; a commit is named as git names it."""
    file = repository.root.parent / "approvals.json"
    file.write_text(json.dumps({"approvals": rows}), "utf-8")
    return str(file)


def approval(repository: Repository, by: str, revision: str = "HEAD", **more: str) -> dict[str, str]:
    commit = repository.answer("rev-parse", revision)
    return {"by": by, "at": "2026-11-29T23:30:00-05:00", "commit": commit, **more}


def held(repository: Repository, *options: str, on: str = OPEN, base: str = "base") -> Result:
    return run("diff", "--root", str(repository.root), base, "--policy", "--on", on, *options)


def policy_lines(found: Result) -> list[str]:
    """What the report says of the policy, up to the next blank line."""
    return found.stdout.partition("Policy: ")[2].partition("\n\n")[0].splitlines()


def result(repository: Repository, *options: str, on: str = OPEN, base: str = "base") -> dict[str, Any]:
    """The result as other programs read it, which agrees with the exit code."""
    found = held(repository, "--format", "json", *options, on=on, base=base)
    policy: dict[str, Any] = json.loads(found.stdout)["policy"]
    assert found.exit_code == bool(policy["findings"])
    return policy


def rules(repository: Repository, *options: str, on: str = OPEN, base: str = "base") -> list[str]:
    return [one["rule"] for one in result(repository, *options, on=on, base=base)["findings"]]
