"""Practice: the questions and their answers."""
