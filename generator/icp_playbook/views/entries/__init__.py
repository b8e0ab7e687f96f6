"""The pages of entries, one by one and side by side."""
