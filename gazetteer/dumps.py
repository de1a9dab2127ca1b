"""
Download GeoNames country dumps; edge: reads the network, writes the user's data folder.

A cut connection is taken up where it broke off. An archive only takes its place once it was read
through and found to be what it should be.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from ssl import SSLError
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from gazetteer.dump_archives import (
    DumpRecord,
    archive_path,
    dump_folder,
    read_dump,
    write_record,
)
from gazetteer.errors import DownloadError

__all__ = ["GEONAMES_URL", "Progress", "Retries", "fetch_dump"]

GEONAMES_URL: Final = "https://download.geonames.org/export/dump"
MAX_DOWNLOAD_BYTES: Final = 400_000_000  # all of GeoNames; the largest country is 0.1 GB
_CHUNK_BYTES: Final = 65_536
_USER_AGENT: Final = "marsad (incident mapping; https://www.geonames.org/export/)"
_CONTENT_RANGE: Final = re.compile(r"^bytes (\d+)-\d+/(\d+)$")

Progress = Callable[[int, int | None], None]
"""Called with the bytes so far and the bytes in all, `None` where the server does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """How often to try again, and how long to wait: twice as long each time."""

    attempts: int = 5
    first_wait_s: float = 1.0
    timeout_s: float = 30.0


class _TryAgainError(Exception):
    """The download broke off in a way that another attempt may mend."""


def fetch_dump(
    country: str,
    *,
    folder: Path | None = None,
    base_url: str = GEONAMES_URL,
    progress: Progress | None = None,
    retries: Retries | None = None,
) -> DumpRecord:
    """
    Download and check one country's dump.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2, upper case.
    folder
        Where to keep it; `None` for the user's data folder. What a broken download left there
        is taken up, if the server still offers the same file.
    base_url
        Where `CC.zip` is.
    progress
        Told as the bytes come in.
    retries
        Bounds of patience.

    Returns
    -------
    DumpRecord
        What was fetched, as it is recorded beside the archive.

    Raises
    ------
    DownloadError
        If the country is unknown to the server, it stays out of reach, or what came is not the
        country's dump. An older dump stays in place.
    """
    if not re.fullmatch("[A-Z]{2}", country):
        raise DownloadError(f"{country!r}: expected a country code of two capital letters")
    folder = folder or dump_folder()
    folder.mkdir(parents=True, exist_ok=True)
    url = f"{base_url}/{country}.zip"
    draft = folder / f"{country}.zip.part"
    _download(url, draft, progress, retries or Retries())
    record = _checked(draft, country, url)
    draft.replace(archive_path(folder, country))
    _validator_path(draft).unlink(missing_ok=True)
    write_record(folder, record)
    return record


def _checked(draft: Path, country: str, url: str) -> DumpRecord:
    try:
        rows = sum(1 for _ in read_dump(draft, country))
    except DownloadError:
        _discard(draft)
        raise
    with draft.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return DumpRecord(
        country=country,
        url=url,
        size_bytes=draft.stat().st_size,
        sha256=digest,
        rows=rows,
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _download(url: str, draft: Path, progress: Progress | None, retries: Retries) -> None:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise DownloadError(f"{url}: expected an http or https address")
    wait_s = retries.first_wait_s
    for attempt in range(1, retries.attempts + 1):
        try:
            return _continue_download(url, draft, progress, retries.timeout_s)
        except _TryAgainError as error:
            if attempt == retries.attempts:
                raise DownloadError(f"{url}: gave up after {attempt} attempts: {error}") from error
        time.sleep(wait_s)
        wait_s *= 2
    raise DownloadError(f"{url}: expected at least one attempt, not {retries.attempts}")


def _continue_download(url: str, draft: Path, progress: Progress | None, timeout_s: float) -> None:
    request = Request(url, headers={"User-Agent": _USER_AGENT})  # noqa: S310 - scheme is checked
    validator = _read_validator(draft)
    if validator:
        request.add_header("Range", f"bytes={draft.stat().st_size}-")
        request.add_header("If-Range", validator)
    with _translated(url, draft), urlopen(request, timeout=timeout_s) as response:  # noqa: S310
        start, total = _extent(response, draft)
        _validator_path(draft).write_text(_validator(response), encoding="utf-8")
        with draft.open("ab" if start else "wb") as stream:
            received = start
            while chunk := response.read(_CHUNK_BYTES):
                received += len(chunk)
                _refuse_excess(url, received)
                stream.write(chunk)
                if progress:
                    progress(received, total)
    if total is not None and received != total:
        message = f"connection cut after {received} of {total} bytes"
        raise _TryAgainError(message)


def _extent(response: HTTPResponse, draft: Path) -> tuple[int, int | None]:
    """Where the answer starts in the file, and how long the file is."""
    if response.status == HTTPStatus.PARTIAL_CONTENT:
        match = _CONTENT_RANGE.match(response.headers.get("Content-Range", ""))
        if not match or int(match[1]) != draft.stat().st_size:
            _discard(draft)
            message = "the server sent another part than was asked for"
            raise _TryAgainError(message)
        return int(match[1]), int(match[2])
    length = response.headers.get("Content-Length")
    return 0, int(length) if length and length.isdigit() else None


def _refuse_excess(url: str, received: int) -> None:
    if received > MAX_DOWNLOAD_BYTES:
        raise DownloadError(f"{url}: expected at most {MAX_DOWNLOAD_BYTES} bytes")


@contextmanager
def _translated(url: str, draft: Path) -> Iterator[None]:
    """Tell failures that time may mend from those that it will not."""
    try:
        yield
    except HTTPError as error:
        _judge_status(url, draft, error)
    except URLError as error:
        raise _TryAgainError(str(error.reason)) from error
    except (TimeoutError, ConnectionError, SSLError, HTTPException) as error:
        raise _TryAgainError(str(error) or type(error).__name__) from error


def _judge_status(url: str, draft: Path, error: HTTPError) -> None:
    if error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        _discard(draft)
    elif error.code < HTTPStatus.INTERNAL_SERVER_ERROR and error.code not in {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_MANY_REQUESTS,
    }:
        raise DownloadError(f"{url}: {error.code} {error.reason}: expected a dump") from error
    message = f"{error.code} {error.reason}"
    raise _TryAgainError(message) from error


def _validator_path(draft: Path) -> Path:
    return draft.with_suffix(".validator")


def _validator(response: HTTPResponse) -> str:
    """Mark of this version of the file; a weak ETag does not vouch for its bytes."""
    etag = response.headers.get("ETag", "")
    if etag and not etag.startswith("W/"):
        return etag
    return response.headers.get("Last-Modified", "")


def _read_validator(draft: Path) -> str:
    path = _validator_path(draft)
    if not (draft.exists() and draft.stat().st_size and path.exists()):
        return ""
    return path.read_text(encoding="utf-8")


def _discard(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    _validator_path(draft).unlink(missing_ok=True)
