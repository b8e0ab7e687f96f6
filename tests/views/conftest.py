"""A copy of the example playbook for each test of its views."""

from tests.lint.conftest import example

__all__ = ["example"]
