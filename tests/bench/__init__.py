"""Benchmarks: what a thousand entries cost, as ratios."""
