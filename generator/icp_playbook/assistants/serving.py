"""Starts the server, whose SDK is an extra."""

import importlib
from collections.abc import Callable
from pathlib import Path

from icp_playbook.findings import CommandError

_SERVER = "icp_playbook.assistants.server"


def serve(root: Path, starts: Callable[[], None]) -> None:
    """Serves the playbook below a root until standard input ends; `starts` is called before.

    Raises CommandError without the SDK.
    """
    try:
        importlib.import_module("mcp.server.mcpserver")
    except ImportError as error:
        raise CommandError(
            "the SDK of the Model Context Protocol is not installed", "run `pip install 'icp-playbook[mcp]'`"
        ) from error
    server = importlib.import_module(_SERVER)
    starts()
    server.run(root)
