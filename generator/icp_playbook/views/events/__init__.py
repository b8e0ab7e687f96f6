"""Commits as readers see them: in lines, as JSON, and as recent changes beside what they touched."""
