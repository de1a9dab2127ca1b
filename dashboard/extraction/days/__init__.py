"""On which day, where the day is told elsewhere in the text."""
