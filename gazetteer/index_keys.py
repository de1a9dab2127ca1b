"""How names, countries and places are written in the compiled index."""

from hashlib import blake2b

from gazetteer.model import PlaceKind

__all__ = ["KINDS", "PLACE_FIELDS", "country_number", "hash_text"]

KINDS = tuple(PlaceKind)
"""The kinds by their number in the index."""

PLACE_FIELDS = (
    "id", "name_en", "name_ar", "kind", "uncertainty_m", "country", "admin1", "feature_code",
    "population", "sources", "valid_from", "valid_to",
)  # fmt: skip
"""The plain fields of a place, in the order of its row; point, aliases and line follow."""


def hash_text(text: str) -> int:
    """Return the 64-bit key of a folded name or word in the index."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def country_number(country: str) -> int:
    """Return a country code as a number for the columns; 0 for none."""
    return ord(country[0]) * 256 + ord(country[1]) if len(country) == len("IQ") else 0
