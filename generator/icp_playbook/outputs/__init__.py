"""Everything that is written: beside its target, under a name of its own, and put in its place by one rename.

Killed, crowded or on a full disk, a run leaves the target as it was or as it is to be. Who opens one file
reads the old or the new one, whole. Who opens several files of a folder may get some from the old folder and
some from the new. Where the system cannot exchange two folders (neither Linux nor macOS, or a
file system without it), the target is missing for the moment between two renames; a run that is killed
there leaves it to the next one to put the old folder back. After a power cut a file or a folder is the old or
the new one, whole: what is new is on the disk before it takes its name.
"""

from icp_playbook.outputs.created_files import create_all
from icp_playbook.outputs.files import create, write, write_below, written
from icp_playbook.outputs.folders import BegunFolder, begin
from icp_playbook.outputs.places import place_of, unwritable
from icp_playbook.outputs.temporary import TemporaryFolder

__all__ = [
    "BegunFolder",
    "TemporaryFolder",
    "begin",
    "create",
    "create_all",
    "place_of",
    "unwritable",
    "write",
    "write_below",
    "written",
]
