"""Conditions in words, and checked against the fields they test."""
