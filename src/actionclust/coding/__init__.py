"""The manual half: a hierarchy that people edit, and the log of every edit."""
