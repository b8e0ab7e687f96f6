"""History, diff and fit told as one story."""
