"""How a commit affects who qualifies: the example accounts of an ICP scored before and after it."""

from icp_playbook.decisions.cases import compared_examples
from icp_playbook.decisions.move_summary import Move
from icp_playbook.decisions.moves import compare_accounts
from icp_playbook.decisions.part_reader import PartReader, first_problem
from icp_playbook.decisions.renames import RenamedIds
from icp_playbook.diff import Contents, NewIds, renames_between
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Key, Playbook


class ExampleEvaluator:
    """Scores the examples of an ICP by the documents of two revisions; a document becomes its model once."""

    def __init__(self) -> None:
        self._reader = PartReader()

    def moves(
        self, icp: str, before: Contents, after: Contents, new_ids: NewIds | None = None
    ) -> list[Move] | None:
        """The examples whose verdicts changed; None when a side, as read today, cannot be evaluated.

        `new_ids` is for who knows of more renames than the documents tell. An ICP that is new, or gone, moves
        nothing: there was, or is, nothing to evaluate an account against.
        """
        new_ids = renames_between(before, after) if new_ids is None else new_ids
        read = self._sides(icp, before, after, new_ids)
        if not read:
            return []
        old, new = read
        if old is None or new is None:
            return None
        renames = RenamedIds.of(new_ids)
        sides = PreparedPlaybook.of(old), PreparedPlaybook.of(new)
        return compare_accounts(compared_examples(old, new, renames), *sides, renames).moves

    def unscored(self, icp: str, before: Contents, after: Contents, new_ids: NewIds) -> tuple[bool, bool]:
        """Whether each side, as read today, cannot be evaluated; of what is asked as in `moves`."""
        read = self._sides(icp, before, after, new_ids)
        return (read[0] is None, read[1] is None) if read else (False, False)

    def _sides(self, icp: str, before: Contents, after: Contents, new_ids: NewIds) -> list[Playbook | None]:
        """Both sides, None for one that makes no sense today; nothing where the ICP came or went."""
        former = _former(icp, before, new_ids)
        if former is None or Key("profile", icp) not in after:
            return []
        read = (
            (before, self._reader.playbook_of(before, former)),
            (after, self._reader.playbook_of(after, icp)),
        )
        return [None if made is None or first_problem(made, side) else made for side, made in read]


def _former(icp: str, before: Contents, new_ids: NewIds) -> str | None:
    """What the ICP was called before; None if it was not there."""
    key = Key("profile", icp)
    if key in before:
        return icp
    return next((old.id for old, new in new_ids.entries.items() if new == key and old in before), None)
