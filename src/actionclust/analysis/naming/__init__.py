"""Names for groups, taken from what their own texts say."""
