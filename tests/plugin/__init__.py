"""The MkDocs plugin: sites as a reader opens them, and builds that stop."""
