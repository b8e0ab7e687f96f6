"""The playbook's history settings, read on their own: a broken playbook.yaml still has a history."""

from pathlib import Path

from pydantic import ValidationError

from icp_playbook.findings import Finding
from icp_playbook.model import HistoryPolicy, layout
from icp_playbook.source import SourceFile, parse, read_text


def policy_of(project: Path) -> HistoryPolicy:
    """The `history` of playbook.yaml; the defaults when there is none, or when it cannot be read."""
    path = layout().singles["playbook"]
    text = read_text(project, path)
    if isinstance(text, Finding):
        return HistoryPolicy()
    data = parse(SourceFile("playbook", "playbook", path, text)).data
    try:
        return HistoryPolicy.model_validate(data.get("history", {}) if isinstance(data, dict) else {})
    except ValidationError:
        return HistoryPolicy()
