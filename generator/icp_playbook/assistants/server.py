"""The tools as a server of the Model Context Protocol over standard input and output; it writes nothing.

https://modelcontextprotocol.io. Imported where it is used alone: the SDK is an extra.
"""

import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field, WithJsonSchema

from icp_playbook import __version__
from icp_playbook.assistants.answers import MOST_FOUND, Answer, PlaybookAnswers
from icp_playbook.findings import CommandError, ContentError
from icp_playbook.report import TRACEBACK, Fault, report

INSTRUCTIONS = """\
An ideal customer profile kept as code: who fits, why, and what to say. Begin with `overview`. Verdicts come
from `score_account`: repeat them with their reasons, never guess one. What is not known is unknown, not a
miss: ask the next question it names. Everything is read-only; a change is a change of the YAML files.
"""
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_MOST_FINDINGS = 20

Question: TypeAlias = Annotated[str, Field(description="Words to look for", max_length=500)]
Most: TypeAlias = Annotated[int, Field(description="How many results at most", ge=1, le=MOST_FOUND)]
EntryName: TypeAlias = Annotated[
    str, Field(description="Kind and id, such as profile/saas or persona/founder", max_length=200)
]
Known: TypeAlias = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {
            "type": "object",
            "description": "What is known of the account: field id, label or CRM column → value, as a cell "
            'of a list ("51-200", "$5M") or as JSON. Leave out what is not known; [] is known to be none',
            "additionalProperties": {
                "type": ["string", "number", "boolean", "array", "null"],
                "items": {"type": "string"},
            },
        }
    ),
]
IcpId: TypeAlias = Annotated[
    str | None, Field(description="Id of one ICP; without it the best of all", max_length=200)
]
AsOf: TypeAlias = Annotated[
    str | None, Field(description="Day as 2026-10-01; today if left out", max_length=40)
]
SegmentId: TypeAlias = Annotated[str, Field(description="Id of a segment, see overview", max_length=200)]
Revision: TypeAlias = Annotated[
    str, Field(description="A commit, a branch or a tag of git, such as main or HEAD~3", max_length=200)
]
Head: TypeAlias = Annotated[
    str | None, Field(description="Likewise; the files as they are now if left out", max_length=200)
]


def playbook_server(root: Path) -> MCPServer:
    """The server of the playbook below a root."""
    answers = PlaybookAnswers(root)
    server: MCPServer = MCPServer(
        "icp-playbook",
        title="ICP Playbook",
        instructions=INSTRUCTIONS,
        version=__version__,
        log_level="CRITICAL",
    )

    @server.tool(annotations=_READS)
    def overview() -> Answer:
        """What there is: ICPs, segments, and the fields of accounts, with their choices."""
        return _answered(answers.overview)

    @server.tool(annotations=_READS)
    def find_entries(question: Question, most: Most = 8) -> Answer:
        """Find ICPs, personas, segments, disqualifiers, signals, examples and terms by their words."""
        return _answered(lambda: answers.find_entries(question, most))

    @server.tool(annotations=_READS)
    def read_entry(entry: EntryName) -> Answer:
        """Read one entry as Markdown, its conditions in words, with what it names and what names it."""
        return _answered(lambda: answers.read_entry(entry))

    @server.tool(annotations=_READS)
    def score_account(account: Known, icp: IcpId = None, as_of: AsOf = None) -> Answer:
        """Score one account: ICP, status, tier, play, every reason with its why, what to ask next.

        The same verdict as `icp-playbook score` gives for a row of a list. `not_read` lists values that
        could not be read: mend them or leave them out.
        """
        return _answered(lambda: answers.score_account(account, icp, as_of))

    @server.tool(annotations=_READS)
    def segment_context(segment: SegmentId) -> Answer:
        """Everything to write to a segment with, as one Markdown text: ICP, personas, messaging, signals."""
        return _answered(lambda: answers.segment_context(segment))

    @server.tool(annotations=_READS)
    def compare_revisions(base: Revision, head: Head = None, icp: IcpId = None) -> Answer:
        """What changed between two revisions, and which example accounts move, with the causes."""
        return _answered(lambda: answers.compare_revisions(base, head, icp))

    return server


def run(root: Path) -> None:
    """Serves until standard input ends."""
    playbook_server(root).run("stdio")


def _answered(answer: Callable[[], Answer]) -> Answer:
    """The answer. Raises ToolError, which the assistant reads, for whatever stops it."""
    try:
        return answer()
    except ContentError as error:
        shown = report(error.findings[:_MOST_FINDINGS], "text")
        raise ToolError(f"the playbook has errors; `icp-playbook check` lists all\n{shown}") from None
    except CommandError as error:
        raise ToolError(f"{error.sentence}\nhelp: {error.remedy}") from None
    except Exception as error:  # noqa: BLE001  # whatever is left becomes a sentence, and the server goes on
        if os.environ.get(TRACEBACK):
            traceback.print_exception(error)
        fault = Fault.of(error, "mcp")
        raise ToolError(f"{fault.sentence}\nhelp: {fault.remedy}") from None
