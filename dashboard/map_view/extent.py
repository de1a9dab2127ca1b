"""The part of the world that the basemap draws in detail."""

__all__ = ["REGION"]

REGION = (25.0, 10.0, 64.0, 43.0)
"""West, south, east, north in degrees: from Libya to Afghanistan, from Yemen to Georgia."""
