"""The work of two analysts: what differs, and a three-way merge."""
