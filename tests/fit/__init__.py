"""An account held against the playbook: verdicts, their laws and their words."""
