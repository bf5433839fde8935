"""What was done, in prose for a paper."""
