"""The exported tree: the same site without the plugin."""
