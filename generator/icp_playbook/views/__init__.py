"""One frozen view per template: what a page shows, decided before it is written."""
