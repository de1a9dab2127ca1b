"""Where an event happened, read from the grammar of a sentence."""
