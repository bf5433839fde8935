"""The automatic half: words, vectors, pairs, network, communities, tuning, refining."""
