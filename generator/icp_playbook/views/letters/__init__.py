"""Texts to copy, with merge fields in the syntax of the tool that sends them."""

from icp_playbook.views.letters.letter import Letter, ToolSyntax, syntaxes
from icp_playbook.views.letters.merge_fields import OWN, TOOLS, pieces

__all__ = ["OWN", "TOOLS", "Letter", "ToolSyntax", "pieces", "syntaxes"]
