"""Conditions in words, and held against the fields they test."""
