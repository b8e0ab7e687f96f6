"""Two revisions as a leader reads them: what changed, who moves, why, and what to look at."""
