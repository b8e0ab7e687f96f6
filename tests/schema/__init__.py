"""The published JSON Schemas say what the models say."""
