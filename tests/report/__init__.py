"""Findings on a terminal, in GitHub's annotations and for programs."""
