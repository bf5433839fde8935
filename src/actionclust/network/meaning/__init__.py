"""Texts by their meaning: vectors of an encoder, and the rows that are near by them."""
