"""The site as a folder: a Markdown tree and a plain mkdocs.yml that any renderer can take from here."""

from icp_playbook.export.tree import MARK, export, playbook_root

__all__ = ["MARK", "export", "playbook_root"]
