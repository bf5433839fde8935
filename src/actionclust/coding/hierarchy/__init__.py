"""The value that analysts hold, with its verbs."""
