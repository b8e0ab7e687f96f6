"""Playbooks as pages: what a view says, its template shows."""
