"""
Read and write a compiled index: one file of named arrays, memory-mapped (edge).

Layout: an 8-byte magic, the length and CRC-32 of a JSON header, the header, then the arrays, each
aligned to 64 bytes. The header names every array's type, length, offset and CRC-32.
"""

import json
import os
import struct
import tempfile
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np

__all__ = ["Arrays", "read_arrays", "write_arrays"]

Arrays = dict[str, np.ndarray[Any, Any]]

_MAGIC: Final = b"MARSADX1"
_PREFIX: Final = struct.Struct("<8sII")
_ALIGNMENT: Final = 64


def write_arrays(path: Path, arrays: Arrays) -> None:
    """
    Write arrays to a file in one step: readers see the old file or the whole new one.

    Parameters
    ----------
    path
        Target; its folder is made if missing.
    arrays
        One-dimensional arrays by name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, arrays)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _write(file: Any, arrays: Arrays) -> None:
    entries, offset = [], 0
    blobs = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    for name, array in blobs.items():
        checksum = zlib.crc32(array.view(np.uint8).data)
        entries.append([name, array.dtype.str, len(array), offset, checksum])
        offset += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    header = json.dumps(entries).encode()
    file.write(_PREFIX.pack(_MAGIC, len(header), zlib.crc32(header)) + header)
    file.write(b"\0" * (_body_start(len(header)) - _PREFIX.size - len(header)))
    for array in blobs.values():
        file.write(array.view(np.uint8).data)
        file.write(b"\0" * (-array.nbytes % _ALIGNMENT))


def read_arrays(path: Path, *, checked: frozenset[str] = frozenset()) -> Arrays | None:
    """
    Map a file written by `write_arrays`.

    Parameters
    ----------
    path
        The file.
    checked
        Names of arrays whose checksum is verified now; the rest is trusted.

    Returns
    -------
    dict of str to array, or None
        Read-only views; `None` if the file is missing, cut short or damaged.
    """
    try:
        mapped = np.memmap(path, dtype=np.uint8, mode="r")
    except (OSError, ValueError):
        return None
    entries = _entries(mapped)
    if entries is None:
        return None
    start = _body_start(int(_PREFIX.unpack(mapped[: _PREFIX.size].tobytes())[1]))
    arrays: Arrays = {}
    for name, dtype, length, offset, checksum in entries:
        size = np.dtype(dtype).itemsize * length
        blob = np.asarray(mapped[start + offset : start + offset + size])
        if blob.nbytes != size or (name in checked and zlib.crc32(blob.data) != checksum):
            return None
        arrays[name] = blob.view(dtype)
    return arrays


def _entries(mapped: np.ndarray[Any, Any]) -> list[tuple[str, str, int, int, int]] | None:
    if len(mapped) < _PREFIX.size:
        return None
    magic, length, checksum = _PREFIX.unpack(mapped[: _PREFIX.size].tobytes())
    header = mapped[_PREFIX.size : _PREFIX.size + length].tobytes()
    if magic != _MAGIC or zlib.crc32(header) != checksum:
        return None
    return [
        (name, dtype, size, offset, crc) for name, dtype, size, offset, crc in json.loads(header)
    ]


def _body_start(header_length: int) -> int:
    return -(-(_PREFIX.size + header_length) // _ALIGNMENT) * _ALIGNMENT
