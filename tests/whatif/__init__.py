"""What if, held against the commands that say the same of two playbooks."""
