"""Questions to git repositories, and the messages when git cannot answer."""
