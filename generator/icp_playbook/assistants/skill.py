"""The skill that teaches an assistant to use the playbook, in the format of https://agentskills.io."""

from pathlib import Path

from icp_playbook.outputs import write_below
from icp_playbook.source import read_named, required

SKILL = "icp-playbook"
"""Its name, and that of its folder."""
_FILE = f"{SKILL}/SKILL.md"


def write_skill(folder: Path) -> Path:
    """Writes the skill below the folder in which an assistant looks for skills; where it is.

    Raises CommandError for a place that cannot be written.
    """
    text = required(read_named(str(Path(__file__).resolve().parent / _FILE)))
    write_below(folder, _FILE, text)
    return folder / _FILE
