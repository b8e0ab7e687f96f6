"""Pull requests of merges: a merge's number and reason hold for the commits that came in with it."""

import dataclasses
from collections.abc import Collection, Sequence

from icp_playbook.git import LogEntry
from icp_playbook.history.ancestry import Ancestry
from icp_playbook.history.messages import Message, read_message
from icp_playbook.phrases import series

_NAMED = 3
"""Subjects that stand for the title of a merge."""


def read_messages(
    log: Sequence[LogEntry], ancestry: Ancestry, with_others: Collection[str] = ()
) -> list[Message]:
    """The message of each commit, oldest first; gaps are filled from the merge of its pull request.

    `with_others` are the hashes of commits that touch other files than the playbook's.
    """
    read = [
        message.with_others() if entry.hash in with_others else message
        for entry, message in ((entry, read_message(entry.message)) for entry in log)
    ]
    open_ = (1 << len(ancestry.bits)) - 1
    for place, entry in enumerate(log):
        request = read[place]
        if len(entry.parents) < 2 or (request.pull_request is None and request.subject):
            continue
        main, *sides = (ancestry.of(parent) for parent in entry.parents)
        came_in = 0
        for side in sides:
            came_in |= side & ~main
        if not request.subject:
            merged = [number for number in ancestry.places(came_in) if len(log[number].parents) < 2]
            read[place] = dataclasses.replace(request, subject=_subjects(read, merged))
        if request.pull_request is None:
            continue
        for number in ancestry.places(came_in & open_):
            read[number] = _with(read[number], request)
        open_ &= ~came_in
    return read


def _subjects(read: Sequence[Message], merged: Sequence[int]) -> str:
    """What the commits are called that came in with a merge of which nobody wrote what it is."""
    found = dict.fromkeys(read[place].subject for place in merged if read[place].alone)
    return series([one for one in found if one], "", limit=_NAMED, between="; ")


def _with(message: Message, request: Message) -> Message:
    """A stated reason comes before one that is not; the text of the merge before what the commit says.

    What the pull request is called is no text of it: that comes last.
    """
    has_text = request.why is not None and request.why != request.subject
    takes_why = not message.stated and (has_text or (request.why is not None and message.why is None))
    return dataclasses.replace(
        message,
        pull_request=message.pull_request or request.pull_request,
        why=request.why if takes_why else message.why,
        stated=request.stated if takes_why else message.stated,
        evidence=message.evidence or request.evidence,
    )
