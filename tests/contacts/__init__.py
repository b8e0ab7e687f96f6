"""People at accounts."""
