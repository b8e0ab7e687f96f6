"""Schemas written for one playbook, and what an editor makes of them."""
