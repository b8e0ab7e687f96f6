"""A session over pipes with the command: every tool, the verdicts of `score`, files that change meanwhile."""

import csv
import datetime
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mcp import Client

from icp_playbook.accounts import ADDED
from icp_playbook.fit import rank, verdict_record
from tests.assistants.sessions import Json, called, over_pipes
from tests.cli.running import run
from tests.fit import example
from tests.fit.example import ROOT
from tests.playbooks.copies import PlaybookCopy

AS_OF = "2026-11-20"
TOOLS = {
    *("overview", "find_entries", "read_entry", "score_account", "segment_context", "compare_revisions"),
}
ODD: list[Json] = [
    {"Number of Employees": "51-200", "industry": "B2B software", "country": "Germany"},
    {"employees": 120, "revenue": "$5M-$20M", "tools": ["slack", "hubspot"], "name": "=cmd()"},
    {"employees": 99.5, "urgency": "none at all", "on_premise_only": False},
    {"name": "Grand Total", "employees": "1.000", "budget": None},
]
"""Accounts as assistants may put them: ranges, synonyms, what cannot be read."""


def accounts() -> list[Json]:
    """The example accounts as JSON has them, and the odd ones."""
    given = [dict(entry.account) for entry in example.playbook().examples.values()]
    typed: list[Json] = [
        {name: value if isinstance(value, bool | int) else _text(value) for name, value in one.items()}
        for one in given
    ]
    return [*typed, *ODD]


def _text(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list | tuple) else str(value)


def cell(value: Any) -> str:
    """A value as somebody would type it into a list."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(value)
        case _:
            return str(value)


def scored_by_command(tmp_path: Path, given: Sequence[Json]) -> list[Json]:
    """The columns that `score` adds for a list of accounts that all have the same fields."""
    text = io.StringIO()
    rows = [[str(at), *map(cell, one.values())] for at, one in enumerate(given)]
    csv.writer(text).writerows([["Row", *given[0]], *rows])
    file = tmp_path / "list.csv"
    file.write_text(f"sep=,\n{text.getvalue()}", "utf-8")
    options = ("--format", "json", "--to-reach", "--as-of", AS_OF, "--root", str(ROOT))
    found = json.loads(run("score", str(file), *options).stdout)
    return [{name: row[name] for name in (*ADDED[1:], "icp_to_reach")} for row in found]


async def scored_by(client: Client, account: Json) -> Any:
    """What the tool says of an account."""
    return await called(client, "score_account", {"account": account, "as_of": AS_OF})


def test_every_tool_over_pipes_and_the_verdicts_of_score(tmp_path: Path) -> None:
    given = accounts()
    names = dict.fromkeys(name for one in given for name in one)
    filled = [{name: "" if one.get(name) in (None, []) else one[name] for name in names} for one in given]

    async def work(client: Client) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
        tools = (await client.list_tools()).tools
        scored = [await scored_by(client, one) for one in given]
        listed = [await scored_by(client, one) for one in filled]
        others = [
            await called(client, "overview", {}),
            await called(client, "find_entries", {"question": "head of growth", "most": 3}),
            await called(client, "read_entry", {"entry": "profile/saas"}),
            await called(client, "segment_context", {"segment": "saas-series-a"}),
            await called(client, "compare_revisions", {"base": "HEAD"}),
        ]
        return tools, scored, listed, others

    tools, scored, listed, others = over_pipes(ROOT, work, tmp_path / "errors")
    assert {tool.name for tool in tools} == TOOLS
    assert [tool.name for tool in tools if not tool.annotations or not tool.annotations.read_only_hint] == []
    assert [one["columns"] for one in listed] == scored_by_command(tmp_path, filled)
    for entry, one in zip(example.playbook().examples.values(), scored, strict=False):
        day = datetime.date.fromisoformat(AS_OF)
        verdict = rank(example.program(), example.account_of(entry), day).verdicts[0]
        assert one["verdict"] == json.loads(json.dumps(verdict_record(verdict)))
        assert one["not_read"] == []
    assert [bool(one["not_read"]) for one in scored[-len(ODD) :]] == [False, False, True, True]
    overview, found, entry, context, compared = others
    assert [icp["id"] for icp in overview["icps"]] == list(example.playbook().profiles)
    assert found["results"][0]["entry"] == "persona/head-of-growth"
    assert entry["text"].startswith("# SaaS scale-ups\n")
    assert context["text"].startswith("# Series A and B scale-ups: context for writing\n")
    assert compared["examples"]["judged"] == len(example.playbook().examples)
    assert "Traceback" not in (tmp_path / "errors").read_text()


def test_files_that_change_are_read_again_with_the_next_call(minimal: PlaybookCopy, tmp_path: Path) -> None:
    path, old, broken = "personas/owner.yaml", "name: Owner", "name: [Owner"

    async def work(client: Client) -> list[Json | str]:
        found = [await called(client, "read_entry", {"entry": "persona/owner"})]
        for before, after in ((old, "name: Boss"), ("name: Boss", broken), (broken, old)):
            minimal.edit(path, before, after)
            found.append(await called(client, "read_entry", {"entry": "persona/owner"}))
        minimal.copy(path, "personas/baker.yaml")
        found.append(await called(client, "read_entry", {"entry": "persona/baker"}))
        return found

    first, second, third, fourth, fifth = over_pipes(minimal.root, work, tmp_path / "errors")
    names = [one["name"] for one in (first, second, fourth, fifth) if isinstance(one, dict)]
    assert names == ["Owner", "Boss", "Owner", "Owner"]
    assert isinstance(third, str)
    assert "the playbook has errors" in third
    assert "personas/owner.yaml:" in third
