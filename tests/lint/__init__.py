"""One weak playbook for each rule, and one that is not."""
