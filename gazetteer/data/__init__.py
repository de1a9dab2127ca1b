"""Tables and word lists; see README.md."""
