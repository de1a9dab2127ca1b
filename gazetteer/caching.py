"""Where what is compiled or prepared once is kept on this machine (edge)."""

import os
from pathlib import Path
from typing import Final

from platformdirs import user_cache_dir

__all__ = ["CACHE_VARIABLE", "cache_folder"]

CACHE_VARIABLE: Final = "MARSAD_CACHE_DIR"


def cache_folder() -> Path:
    """Return the folder of what is kept; the variable `MARSAD_CACHE_DIR` names another."""
    return Path(os.environ.get(CACHE_VARIABLE) or user_cache_dir("marsad", appauthor=False))
