"""The playbook as tools of an assistant."""
