"""The drawn lists of the example playbook; `python -m tests.example_lists` writes them."""
