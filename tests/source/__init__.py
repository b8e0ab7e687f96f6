"""YAML in, data and positions out; nothing that is in a file stops the reading."""
