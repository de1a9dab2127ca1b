"""Who did it, read from the grammar of a sentence."""
