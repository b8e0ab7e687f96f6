"""How the example playbook judges a drawn company."""

import datetime

from icp_playbook.fit import as_account, compile_playbook, evaluate
from icp_playbook.playbook import Playbook
from tests.example_lists.traits import Facts


class DrawnEvaluator:
    """Judges drawn companies by the program of a playbook."""

    def __init__(self, playbook: Playbook) -> None:
        self.catalogue, self._program = playbook.catalogue, compile_playbook(playbook)

    def of(self, icp: str, facts: Facts, day: datetime.date) -> str:
        """The tier, "outside" for a must missed or ruled out, or "open" where too little is known."""
        verdict = evaluate(self._program, icp, as_account(facts, self.catalogue), day)
        if verdict.status in ("outside", "disqualified"):
            return "outside"
        return verdict.tier if verdict.status == "fit" and verdict.tier else "open"
