"""Accounts scored against the playbook: verdicts, their laws and their words."""
