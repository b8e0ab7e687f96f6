"""Money, dates and ranges as people write and read them."""
