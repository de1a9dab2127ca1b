"""What tells of an event: verbs, nouns and weapons, and whether it is meant to have happened."""
