"""Small playbooks to start from, and copies of them to break piece by piece."""
