"""The account catalogue: values read, said and held in a JSON Schema."""
