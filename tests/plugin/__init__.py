"""The MkDocs plugin: built sites as readers see them, and builds that stop."""
