"""ICP as code: profiles, personas, segments and disqualifiers in YAML, rendered as a playbook site."""

__version__ = "0.1.0"
