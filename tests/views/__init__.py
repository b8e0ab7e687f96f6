"""Views: what a page shows, decided before it is written."""
