"""Edits on another state of the data."""
