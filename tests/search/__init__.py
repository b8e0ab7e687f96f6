"""Search on the site."""
