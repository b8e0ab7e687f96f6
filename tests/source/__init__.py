"""YAML in, data and positions out; nothing in a file stops the reading."""
