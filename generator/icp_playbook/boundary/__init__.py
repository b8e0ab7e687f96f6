"""What conditions contain: whether one implies another, what they can reach, and accounts that show it."""
