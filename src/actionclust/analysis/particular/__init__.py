"""What is particular to a region, a discussion group or a vote."""
