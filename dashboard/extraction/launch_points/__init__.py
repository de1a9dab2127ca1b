"""Where something was fired from, read from the grammar of a sentence."""
