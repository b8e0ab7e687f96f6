"""The example playbook and its site, to hold the exported tree against."""

from tests.plugin.example import example, example_site

__all__ = ["example", "example_site"]
