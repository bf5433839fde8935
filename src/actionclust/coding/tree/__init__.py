"""Groups and the places of actions, as a frozen value."""
