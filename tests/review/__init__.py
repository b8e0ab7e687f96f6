"""Two revisions as a leader reads them."""
