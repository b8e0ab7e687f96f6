"""The MkDocs plugin: MkDocs' hooks, and what a build around them needs."""

from icp_playbook.plugin.hooks import PlaybookPlugin

__all__ = ["PlaybookPlugin"]
