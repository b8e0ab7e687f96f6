"""`diff --alerts`: what each owner has to know, as JSON with keys that stay."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from icp_playbook.report import alerts_schema
from tests.cli.repository import Repository
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"`(\w+)`")
PROFILE = "icp/profiles/bakeries.yaml"
WIDER = ("{field: revenue, between: [1M, 5M]}", "{field: revenue, between: [1M, 6M]}")
ON_GITHUB = {
    "GITHUB_REF": "refs/pull/42/merge",
    "GITHUB_SERVER_URL": "https://github.example",
    "GITHUB_REPOSITORY": "oven/playbook",
}
ON_GITLAB = {
    "CI_MERGE_REQUEST_IID": "9",
    "CI_MERGE_REQUEST_PROJECT_URL": "https://gitlab.example/oven/playbook",
}


@pytest.fixture(autouse=True)
def _outside_of_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*ON_GITHUB, *ON_GITLAB, "BITBUCKET_PR_ID", "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook in the folder `book` of a repository, committed."""
    return Repository.start(tmp_path / "repository")


def alerts(repository: Repository, *options: str, code: int = 0) -> dict[str, Any]:
    """The alerts of the files on the disk, compared with the last commit."""
    written = repository.root.parent / "alerts.json"
    result = run("diff", "--root", str(repository.root), "HEAD", "--alerts", str(written), *options)
    assert result.exit_code == code, result.stderr
    found = json.loads(written.read_text("ascii"))
    assert isinstance(found, dict)
    assert [error.message for error in SCHEMA.iter_errors(found)] == []
    return found


def without_more(part: Any) -> Any:
    """A schema that lets no key pass but those that it names."""
    match part:
        case dict():
            closed = {"additionalProperties": False} if "required" in part else {}
            return {**{key: without_more(inner) for key, inner in part.items()}, **closed}
        case list():
            return [without_more(inner) for inner in part]
        case _:
            return part


SCHEMA = Draft202012Validator(
    without_more(json.loads((ROOT / "schemas/alerts.schema.json").read_text("utf-8")))
)
"""The published schema, without leave for keys that it does not name: what is written has to be in it."""


def test_the_schema_lets_later_keys_pass_and_wants_those_of_today(repository: Repository) -> None:
    published = json.loads((ROOT / "schemas/alerts.schema.json").read_text("utf-8"))
    assert published == alerts_schema()
    Draft202012Validator.check_schema(published)
    repository.edit(PROFILE, *WIDER)
    found = alerts(repository)
    valid = Draft202012Validator(published).is_valid
    later = {**found, "later": 1, "owners": [{**owner, "later": [1]} for owner in found["owners"]]}
    assert valid(later)
    for key in found:
        assert not valid({name: value for name, value in found.items() if name != key})
    (owner,) = found["owners"]
    for key in owner:
        assert not valid({**found, "owners": [{name: owner[name] for name in owner if name != key}]})
    for key, wrong in (("format", 2), ("pull_request", "42"), ("owners", None), ("changes", -1)):
        assert not valid({**found, key: wrong})


def test_the_document_names_every_key_of_the_schema() -> None:
    text = (ROOT / "docs/reviewing.md").read_text("utf-8")
    section = text.partition("## Alerts for owners")[2].partition("\n## ")[0]
    schema = alerts_schema()
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part["properties"]}
    assert keys - set(KEY.findall(section)) == set()


def test_each_owner_is_told_of_the_own_entries_alone(repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER)
    repository.edit(
        "segments/grown-bakeries.yaml", "owner: marketing@oven.example", "owner: cfo@oven.example"
    )
    found = alerts(repository)
    assert [*found] == [
        *(
            "format",
            "pull_request",
            "link",
            "base",
            "head",
            "summary",
            "blocked_by",
            "not_compared",
            "changes",
        ),
        "owners",
    ]
    assert (found["format"], found["pull_request"], found["link"], found["changes"]) == (1, None, None, 2)
    assert len(found["summary"]) == 5
    assert [owner["owner"] for owner in found["owners"]] == [
        "cfo@oven.example",
        "marketing@oven.example",  # who has lost the segment has to know it too
        "sales@oven.example",
    ]
    assert [*found["owners"][2]] == ["owner", "handle", "sentence", "effects", "changes"]
    assert found["owners"][2]["sentence"] == "This change changes Bakeries: 1 change of who qualifies."
    assert found["owners"][2]["effects"] == {"boundary": 1}
    (change,) = found["owners"][2]["changes"]
    assert change.pop("fingerprint")
    assert change == {
        "entry": "profile/bakeries",
        "name": "Bakeries",
        "id": "criterion-widened",
        "effect": "boundary",
        "direction": "widens",
        "sentence": "Revenue: $1M–$5M → $1M–$6M ($1M–$5M revenue)",
        "place": change["place"],
        "link": None,
    }
    assert change["place"].startswith(f"{PROFILE}:")
    assert found["owners"][0]["effects"] == {"people": 1}


def test_links_lead_to_the_line_on_the_forge(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.edit(PROFILE, *WIDER)
    path = f"book/{PROFILE}".encode()
    with monkeypatch.context() as patch:
        for name, value in ON_GITHUB.items():
            patch.setenv(name, value)
        found = alerts(repository)
    (change,) = found["owners"][0]["changes"]
    line = change["place"].split(":")[1]
    assert (found["pull_request"], found["link"]) == (42, "https://github.example/oven/playbook/pull/42")
    assert change["link"] == f"{found['link']}/files#diff-{hashlib.sha256(path).hexdigest()}R{line}"
    assert found["owners"][0]["sentence"].startswith("Pull request #42 changes Bakeries: ")
    for name, value in ON_GITLAB.items():
        monkeypatch.setenv(name, value)
    found = alerts(repository)
    (change,) = found["owners"][0]["changes"]
    assert found["link"] == "https://gitlab.example/oven/playbook/-/merge_requests/9"
    assert change["link"] == f"{found['link']}/diffs#{hashlib.sha1(path, usedforsecurity=False).hexdigest()}"
    assert found["owners"][0]["sentence"].startswith("Merge request !9 changes Bakeries: ")


@pytest.mark.parametrize(
    "variables",
    [
        ON_GITHUB | {"GITHUB_SERVER_URL": "javascript:alert(1)"},
        ON_GITHUB | {"GITHUB_REPOSITORY": "oven/playbook/../other"},
        ON_GITLAB | {"CI_MERGE_REQUEST_PROJECT_URL": "file:///etc"},
    ],
)
def test_what_is_no_address_becomes_no_link(
    variables: dict[str, str], repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.edit(PROFILE, *WIDER)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert alerts(repository)["link"] is None


def test_handles_come_from_the_playbook_and_what_nobody_owns_goes_to_its_owner(
    repository: Repository,
) -> None:
    example, settings = "icp/examples/crumb.yaml", "icp/playbook.yaml"
    repository.edit(settings, "currency: USD", "owners: {sales@oven.example: '@oven/sales'}\ncurrency: USD")
    repository.edit(example, "owner: enablement@oven.example\n", "")
    repository.commit("Nobody owns the example")
    repository.edit(example, "opened its second", "closed its second").edit(PROFILE, *WIDER)
    found = alerts(repository)
    assert {owner["owner"]: owner["handle"] for owner in found["owners"]} == {
        "revops@oven.example": None,
        "sales@oven.example": "@oven/sales",
    }
    assert [change["entry"] for change in found["owners"][0]["changes"]] == ["example/crumb"]
    asked = "revops@oven.example for Crumb; sales@oven.example for Bakeries."  # as the comment says it
    assert found["summary"][4].partition(" Look")[0].endswith(asked)
    repository.edit(settings, "owner: revops@oven.example\n", "")
    repository.commit("Nobody owns the playbook")
    repository.edit(example, "closed its second", "sold its second")
    (owner,) = alerts(repository)["owners"]
    assert (owner["owner"], owner["handle"]) == (None, None)
    assert "nobody owns Crumb" in alerts(repository)["summary"][4]


def test_what_stands_in_the_way_and_what_is_not_compared_is_said(repository: Repository) -> None:
    assert alerts(repository)["changes"] == 0
    repository.edit(PROFILE, *WIDER)
    (why,) = alerts(repository, "--require-why", code=1)["blocked_by"]
    assert why.startswith("the boundary moves but no reason is given")
    repository.write("personas/owner.yaml", "- not an entry")
    found = alerts(repository, code=1)
    assert found["not_compared"] == ["personas/owner.yaml"]
    assert len(found["blocked_by"]) == 2


@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_listed_accounts_can_go_by_their_rows_alone(
    engine: str, repository: Repository, tmp_path: Path
) -> None:
    repository.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    (tmp_path / "list.csv").write_text("Company,Employees,Own oven\nRye,20,yes\nLou,20,yes\n", "utf-8")
    for form in ("text", "markdown", "json", "github"):
        options = ("--accounts", str(tmp_path / "list.csv"), "--engine", engine, "--format", form)
        shown, hidden = (
            run("diff", "--root", str(repository.root), "HEAD", *options, *more)
            for more in ((), ("--no-names",))
        )
        assert ("Rye" in shown.stdout) == (form != "github")
        assert "Rye" not in hidden.stdout
        assert "Lou" not in hidden.stdout
        assert ("row 3" in hidden.stdout) == (form != "github")
