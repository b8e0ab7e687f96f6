"""The account catalogue: values read, put in words and checked by a JSON Schema."""
