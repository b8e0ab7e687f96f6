"""The published JSON Schemas match the models."""
