"""Who moves under a change: examples and listed accounts on both sides."""
