"""
GeoNames country dumps on disk: what was fetched, and reading it within bounds; edge: reads files.

An archive comes from outside. It is never unpacked to disk; only the one member it must hold is
read, line by line, and no more of it than a country can need.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

from platformdirs import user_data_path
from pydantic import TypeAdapter, ValidationError

from gazetteer.errors import DownloadError

__all__ = [
    "DUMP_COLUMNS",
    "FOLDER_VARIABLE",
    "DumpRecord",
    "archive_path",
    "dump_folder",
    "read_dump",
    "read_records",
    "write_record",
]

DUMP_COLUMNS: Final = 19  # https://download.geonames.org/export/dump/readme.txt
FOLDER_VARIABLE: Final = "MARSAD_GEONAMES_DIR"
MAX_UNPACKED_BYTES: Final = 1_500_000_000  # all of GeoNames is 1.6 GB; the largest country 0.4 GB
MAX_RATIO: Final = 60.0  # tables of places shrink by a factor of 4 to 10
MAX_LINE_BYTES: Final = 65_536  # alternate names fill at most 10,000 characters
_COUNTRY_COLUMN: Final = 8
# What `zipfile` raises for a truncated, garbled, encrypted or exotic archive.
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpRecord:
    """
    What was fetched, kept beside the archive.

    Attributes
    ----------
    country
        ISO 3166-1 alpha-2.
    size_bytes, sha256
        Of the archive as it was read and checked.
    rows
        Lines of its table.
    fetched_at
        UTC, ISO 8601.
    """

    country: str
    url: str
    size_bytes: int
    sha256: str
    rows: int
    fetched_at: str


_RECORD: Final = TypeAdapter(DumpRecord)


def dump_folder() -> Path:
    """
    Folder of the downloaded dumps.

    Returns
    -------
    Path
        In the user's data folder, unless `MARSAD_GEONAMES_DIR` names another; it need not exist.
    """
    given = os.environ.get(FOLDER_VARIABLE)
    return Path(given) if given else user_data_path("marsad", appauthor=False) / "geonames"


def archive_path(folder: Path, country: str) -> Path:
    """Path of a country's archive."""
    return folder / f"{country}.zip"


def write_record(folder: Path, record: DumpRecord) -> None:
    """
    Write a record beside its archive.

    Parameters
    ----------
    folder
        Where the archive is.
    record
        Replaces an older one of the same country.
    """
    path = folder / f"{record.country}.json"
    draft = path.with_suffix(".json.part")
    draft.write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
    draft.replace(path)


def read_records(folder: Path | None = None) -> tuple[DumpRecord, ...]:
    """
    List the dumps that were fetched.

    Parameters
    ----------
    folder
        Where they are; `None` for the user's.

    Returns
    -------
    tuple[DumpRecord, ...]
        Ordered by country; empty where nothing was fetched.

    Raises
    ------
    DownloadError
        If a record is broken; fetching that country again mends it.
    """
    records = []
    for path in sorted((folder or dump_folder()).glob("[A-Z][A-Z].json")):
        try:
            records.append(_RECORD.validate_json(path.read_bytes()))
        except (OSError, ValidationError) as error:
            raise DownloadError(f"{path}: expected a record, fetch {path.stem} again") from error
    return tuple(records)


def read_dump(archive: Path, country: str) -> Iterator[list[str]]:
    """
    Read the table in a country's archive.

    Parameters
    ----------
    archive
        A zip file that holds `CC.txt`.
    country
        ISO 3166-1 alpha-2; every line must bear it.

    Yields
    ------
    list[str]
        The 19 columns of one line.

    Raises
    ------
    DownloadError
        If the file is not such an archive, is damaged, or would unpack to more than a
        country's table can be.
    """
    try:
        with zipfile.ZipFile(archive) as opened, _open_table(opened, archive, country) as table:
            yield from _rows(table, archive, country)
    except _DAMAGE as error:
        raise DownloadError(f"{archive.name}: expected a whole zip archive: {error}") from error
    except (FileNotFoundError, PermissionError) as error:
        raise DownloadError(f"{archive.name}: expected a readable archive: {error}") from error
    except UnicodeDecodeError as error:
        raise DownloadError(f"{archive.name}: expected UTF-8: {error}") from error


def _open_table(opened: zipfile.ZipFile, archive: Path, country: str) -> IO[bytes]:
    name = f"{country}.txt"
    try:
        member = opened.getinfo(name)
    except KeyError as error:
        raise DownloadError(f"{archive.name}: expected it to hold {name}") from error
    if member.file_size > MAX_UNPACKED_BYTES:
        raise DownloadError(
            f"{archive.name}: {name} claims {member.file_size} bytes: "
            f"expected at most {MAX_UNPACKED_BYTES}"
        )
    if member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise DownloadError(
            f"{archive.name}: {name} unpacks to {member.file_size / member.compress_size:.0f} "
            f"times its size: expected at most {MAX_RATIO:.0f}"
        )
    return opened.open(member)


def _rows(table: IO[bytes], archive: Path, country: str) -> Iterator[list[str]]:
    number = 0
    while line := table.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            raise DownloadError(
                f"{archive.name}, line {number}: expected at most {MAX_LINE_BYTES} bytes"
            )
        columns = line.decode("utf-8").rstrip("\r\n").split("\t")
        if len(columns) != DUMP_COLUMNS or columns[_COUNTRY_COLUMN] != country:
            raise DownloadError(
                f"{archive.name}, line {number}: expected {DUMP_COLUMNS} columns, of {country}"
            )
        yield columns
    if not number:
        raise DownloadError(f"{archive.name}: expected places, found none")
