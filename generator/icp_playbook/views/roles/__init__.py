"""The pages by role: who reads the playbook, and what each role uses first."""
