"""Place names to coordinates, offline: `locate(text)` finds, resolves and explains them."""
