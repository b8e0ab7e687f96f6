"""Engines: tables of accounts, read and judged as Python does."""
