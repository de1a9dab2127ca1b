"""The words of a text: tokens, what each means to the rules, sentences."""
