"""History, diff and fit in one timeline."""
