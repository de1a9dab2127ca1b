"""How names, countries and places are written in the compiled index."""

from bisect import bisect_left
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final

import numpy as np

from gazetteer.model import PlaceKind

__all__ = [
    "KINDS",
    "PLACE_FIELDS",
    "bucket_starts",
    "country_number",
    "find_hash",
    "hash_text",
]

_HASH_BITS, _BUCKET_BITS = 64, 16
_SHIFT: Final = _HASH_BITS - _BUCKET_BITS

KINDS: Final = tuple(PlaceKind)
"""The kinds by their number in the index."""

PLACE_FIELDS: Final = (
    "id", "name_en", "name_ar", "kind", "uncertainty_m", "country", "admin1", "feature_code",
    "population", "sources", "valid_from", "valid_to",
)  # fmt: skip
"""The plain fields of a place, in the order of its row; point, aliases and line follow."""


def hash_text(text: str) -> int:
    """Return the 64-bit key of a folded name or word in the index."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def bucket_starts(hashes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return where the hashes of each bucket, ascending, begin, and the number of all."""
    firsts = np.arange(1 << _BUCKET_BITS, dtype=np.uint64) << np.uint64(_SHIFT)
    return np.append(hashes.searchsorted(firsts), len(hashes)).astype(np.uint32)


def find_hash(hashes: Sequence[int], starts: Sequence[int], wanted: int) -> int | None:
    """
    Return the row of a hash, or `None`.

    Parameters
    ----------
    hashes
        Ascending.
    starts
        Their `bucket_starts`: hashes are spread evenly, so few are left to compare.
    """
    bucket = wanted >> _SHIFT
    end = starts[bucket + 1]
    row = bisect_left(hashes, wanted, starts[bucket], end)
    return row if row < end and hashes[row] == wanted else None


def country_number(country: str) -> int:
    """Return a country code as a number for the columns; 0 for none."""
    return ord(country[0]) * 256 + ord(country[1]) if len(country) == len("IQ") else 0
