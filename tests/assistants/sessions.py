"""A client of the official SDK that calls tools, over standard input and output or within this process."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult

from icp_playbook.assistants.server import playbook_server

Json = dict[str, Any]
Result = TypeVar("Result")


async def called(client: Client, tool: str, arguments: Json) -> Json | str:
    """The answer of a tool; its text where it is an error."""
    result = await client.call_tool(tool, arguments)
    assert isinstance(result, CallToolResult)
    if result.is_error:
        (text,) = result.content
        return str(getattr(text, "text", ""))
    found: Json | None = result.structured_content
    assert found is not None
    return found


def over_pipes(
    root: Path, work: Callable[[Client], Awaitable[Result]], errors: Path, *options: str
) -> Result:
    """What comes of a session with the command, which is started as an assistant starts it."""
    arguments = ["-m", "icp_playbook", "mcp", "--root", str(root), *options]
    server = StdioServerParameters(command=sys.executable, args=arguments)

    async def session() -> Result:
        with errors.open("w") as stream:
            async with Client(stdio_client(server, stream)) as client:
                return await work(client)

    return anyio.run(session)


def answers(root: Path, *calls: tuple[str, Json]) -> list[Json | str]:
    """What tools answer, called one after the other in this process."""

    async def session() -> list[Json | str]:
        async with Client(playbook_server(root)) as client:
            return [await called(client, tool, arguments) for tool, arguments in calls]

    return anyio.run(session)


def answer(root: Path, tool: str, **arguments: Any) -> Json:
    """The answer of one tool, which is no error."""
    (found,) = answers(root, (tool, arguments))
    assert isinstance(found, dict), found
    return found


def refusal(root: Path, tool: str, **arguments: Any) -> str:
    """Why a tool has no answer."""
    (found,) = answers(root, (tool, arguments))
    assert isinstance(found, str), found
    return found
