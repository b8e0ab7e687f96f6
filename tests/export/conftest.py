"""The example playbook and its site, to compare the exported tree with."""

from tests.plugin.example import example, example_site

__all__ = ["example", "example_site"]
