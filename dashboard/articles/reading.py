"""
Read files and folders as articles (edge).

A file that can't be read is named with what is wrong, and the rest goes on.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from dashboard.articles.decoding import decode
from dashboard.articles.draft import Draft, finish
from dashboard.articles.sources import SOURCES_NAME, SourceNote, amend, read_sources
from dashboard.errors import ArticleError
from dashboard.model import Article

__all__ = ["SIZE_LIMIT_BYTES", "SUFFIXES", "Failure", "ReadResult", "read_articles"]

SIZE_LIMIT_BYTES = 20_000_000
"""Largest file read: a thousand times a long article, and little enough to hold in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file, or a record in it, that gave no article; and what is wrong with it."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """Articles in the order of their files, and what could not be read."""

    articles: tuple[Article, ...] = ()
    failures: tuple[Failure, ...] = ()


class _Reader(Protocol):
    def __call__(self, data: bytes, /) -> Iterator[Draft | ArticleError]: ...


def _read_text(data: bytes) -> Iterator[Draft | ArticleError]:
    yield Draft(text=decode(data))


def _read_records(data: bytes, *, suffix: str) -> Iterator[Draft | ArticleError]:
    from dashboard.articles import records  # noqa: PLC0415 - pydantic is slow to import

    text = decode(data)
    readers = {
        ".json": records.read_json,
        ".jsonl": records.read_jsonl,
        ".csv": records.read_csv,
    }
    yield from readers[suffix](text)


def _read_page(data: bytes) -> Iterator[Draft | ArticleError]:
    from dashboard.articles.pages import read_html  # noqa: PLC0415 - parsers are slow to import

    yield read_html(data)


def _read_pdf(data: bytes) -> Iterator[Draft | ArticleError]:
    from dashboard.articles.pdf import read_pdf  # noqa: PLC0415 - parsers are slow to import

    yield read_pdf(data)


def _read_docx(data: bytes) -> Iterator[Draft | ArticleError]:
    from dashboard.articles.word import read_docx  # noqa: PLC0415 - parsers are slow to import

    yield read_docx(data)


_READERS: dict[str, _Reader] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".html": _read_page,
    ".htm": _read_page,
    ".json": partial(_read_records, suffix=".json"),
    ".jsonl": partial(_read_records, suffix=".jsonl"),
    ".csv": partial(_read_records, suffix=".csv"),
    ".pdf": _read_pdf,
    ".docx": _read_docx,
}

SUFFIXES = tuple(_READERS)
"""File names that are read, in lower case; in folders, all others are passed over."""


def read_articles(
    paths: Iterable[str | Path],
    *,
    sources: str | Path | None = None,
    size_limit_bytes: int = SIZE_LIMIT_BYTES,
) -> ReadResult:
    """
    Read files and folders.

    Parameters
    ----------
    paths
        Files, and folders that are read with all that is below them, in order of name.
    sources
        Table of outlets to use; `None` takes `sources.toml` beside each file where there is one.
    size_limit_bytes
        Larger files are refused.

    Returns
    -------
    ReadResult
        Each file once, even if named twice. Where two articles have one id, the second fails.
    """
    gathered = _Gathered(Path(sources) if sources is not None else None)
    for path in _files(paths, gathered.failures):
        try:
            data = _read_bytes(path, size_limit_bytes=size_limit_bytes)
            for draft in _READERS[path.suffix.lower()](data):
                gathered.add(path, draft)
        except ArticleError as error:
            gathered.fail(path, str(error))
    return ReadResult(
        articles=tuple(article for _, article in gathered.articles.values()),
        failures=tuple(gathered.failures),
    )


class _Gathered:
    """Articles and failures so far."""

    def __init__(self, sources: Path | None) -> None:
        self.articles: dict[str, tuple[Path, Article]] = {}
        self.failures: list[Failure] = []
        self._sources = sources
        self._notes: dict[Path, dict[str, SourceNote]] = {}

    def fail(self, path: Path, reason: str) -> None:
        self.failures.append(Failure(path=path, reason=reason))

    def add(self, path: Path, draft: Draft | ArticleError) -> None:
        """Take one draft of a file; its name is the file's stem, or that and its line."""
        if isinstance(draft, ArticleError):
            self.fail(path, str(draft))
            return
        number = "".join(filter(str.isdigit, draft.where))
        named = draft.named(f"{path.stem}-{number}" if number else path.stem)
        try:
            article = finish(amend(named, self._note(path, named.id or "")))
        except ArticleError as error:
            self.fail(path, f"{draft.where}{error}")
            return
        known = self.articles.get(article.id)
        if known:
            self.fail(path, f"{draft.where}id {article.id!r} is taken by {known[0]}")
        else:
            self.articles[article.id] = path, article

    def _note(self, path: Path, article_id: str) -> SourceNote | None:
        table = self._sources or path.parent / SOURCES_NAME
        if table not in self._notes:
            self._notes[table] = {}
            if self._sources or table.is_file():
                try:
                    self._notes[table] = {note.article_id: note for note in read_sources(table)}
                except ArticleError as error:
                    self.fail(table, str(error))
        return self._notes[table].get(article_id)


def _files(paths: Iterable[str | Path], failures: list[Failure]) -> Iterator[Path]:
    """Every file to read, once; what is named and can't be read becomes a failure."""
    seen: set[Path] = set()
    for path in map(Path, paths):
        inside = path.is_dir()
        found = list(_walk(path, failures)) if inside else [path]
        if inside and not found:
            reason = f"no article in this folder: expected {_listed(SUFFIXES)}"
            failures.append(Failure(path=path, reason=reason))
        for file in found:
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield file


def _walk(folder: Path, failures: list[Failure]) -> Iterator[Path]:
    def _record(error: OSError) -> None:
        failures.append(Failure(path=Path(error.filename), reason=_told(error)))

    for parent, folders, names in os.walk(folder, onerror=_record):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in _READERS:
                yield path


def _read_bytes(path: Path, *, size_limit_bytes: int) -> bytes:
    if path.suffix.lower() not in _READERS:
        raise ArticleError(f"unknown kind of file {path.suffix!r}: expected {_listed(SUFFIXES)}")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError("not a regular file")
        if status.st_size > size_limit_bytes:
            raise ArticleError(
                f"{status.st_size / 1e6:.1f} MB is too large: "
                f"the limit is {size_limit_bytes / 1e6:.1f} MB"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(_told(error)) from error
    if not data:
        raise ArticleError("empty: expected an article's text")
    return data


def _told(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return f"can't be read: {error.strerror or error}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" or {names[-1]}"
