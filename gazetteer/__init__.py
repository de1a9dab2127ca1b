"""Place names to coordinates, offline: `locate(text)`."""

from gazetteer.location import locate

__all__ = ["locate"]
