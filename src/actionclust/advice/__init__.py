"""What the texts say to an analyst: why here, what else, what next, what of new ones."""
