"""Who moves under a change: accounts evaluated by both sides, and what became of each."""

from icp_playbook.decisions.example_moves import ExampleMove

__all__ = ["ExampleMove"]
