"""The mentions of a whole text: what each takes from the sentences around it."""
