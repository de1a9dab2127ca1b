"""A mention of an event with its arguments, and whether it is one event that happened."""
