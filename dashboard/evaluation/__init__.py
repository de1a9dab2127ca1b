"""How well articles are read: predictions against annotated articles, with pinned floors."""
