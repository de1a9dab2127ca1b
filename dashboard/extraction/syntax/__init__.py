"""Clauses of a sentence and the names of places in it: which belongs to which."""
