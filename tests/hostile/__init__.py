"""What a hostile input must not do, whichever command meets it: one corpus, one set of demands."""
