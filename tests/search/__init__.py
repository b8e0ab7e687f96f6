"""How the site is searched."""
