"""What conditions contain, against every account of a small world."""
