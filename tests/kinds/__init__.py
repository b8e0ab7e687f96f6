"""A kind of entry the package knows nothing of, added the way a kind is added."""
