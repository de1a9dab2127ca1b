"""With what, and how many of them."""
