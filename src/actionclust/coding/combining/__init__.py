"""The work of two analysts together: a three-way merge."""
