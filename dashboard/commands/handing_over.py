"""What `export` and `brief` share: gather the incidents, and write what was made (edge)."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from dashboard.commands.options import add_paths, add_store
from dashboard.errors import ExportError

if TYPE_CHECKING:
    from dashboard.export import Handover
    from dashboard.model import Analysis, Article, Incident

__all__ = ["add_arguments", "gather", "write"]


_READABLE = 0o644
"""Mode of a file made; a temporary one is its owner's alone."""


def add_arguments(parser: ArgumentParser) -> None:
    """Take what to hand on, and where to."""
    add_paths(parser, required=False)
    add_store(parser)
    parser.add_argument(
        "--where",
        metavar="QUERY",
        default="",
        help="only incidents of this view: the part of the dashboard's address after the `?`",
    )
    parser.add_argument(
        "--output", metavar="FILE", type=Path, help="file to write (default: standard output)"
    )


def gather(arguments: Namespace) -> "Handover":
    """
    Read the incidents to hand on: of articles at PATH, else of the store.

    What an analyst rejected is left out, unless the view asks for it.
    """
    from dashboard.export import hand_over  # noqa: PLC0415 - `--help` does without
    from dashboard.store import Repository  # noqa: PLC0415

    if arguments.paths:
        analysis, articles = _read(arguments.paths)
        as_of = _last_day(analysis)
    else:
        with Repository.open(arguments.store) as repository:
            analysis, articles = repository.analysis(), repository.articles()
            as_of = repository.last_change() or _EPOCH
    incidents = _chosen(analysis.incidents, articles, arguments.where)
    return hand_over(incidents, analysis.links, articles, as_of=as_of)


def write(content: bytes, target: Path | None) -> None:
    """
    Write a file whole or not at all, or standard output.

    Raises
    ------
    ExportError
        If the file can't be written.
    """
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    made: Path | None = None
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=".marsad-", delete=False) as stream:
            made = Path(stream.name)
            stream.write(content)
        made.chmod(_READABLE)
        made.replace(target)
    except OSError as error:
        if made:
            made.unlink(missing_ok=True)
        raise ExportError(f"{target}: {error.strerror or error}") from error


def _read(paths: Sequence[str]) -> tuple["Analysis", tuple["Article", ...]]:
    from dashboard.articles import read_articles  # noqa: PLC0415 - `--help` does without
    from dashboard.commands.analysing import analyse  # noqa: PLC0415
    from dashboard.commands.console import print_failures  # noqa: PLC0415

    read = read_articles(paths)
    print_failures(read.failures)
    analysis, failed = analyse(read.articles)
    return analysis, tuple(one for one in read.articles if one.id not in failed)


def _chosen(
    incidents: Sequence["Incident"], articles: Sequence["Article"], where: str
) -> tuple["Incident", ...]:
    from dashboard.facets import build_facets, matching  # noqa: PLC0415 - `--help` does without
    from dashboard.filters import read_filter  # noqa: PLC0415

    chosen = read_filter(dict(parse_qsl(where.removeprefix("?"))))
    flags = matching(build_facets(incidents, {one.id: one for one in articles}), chosen)
    return tuple(one for one, kept in zip(incidents, flags, strict=True) if kept)


def _last_day(analysis: "Analysis") -> datetime:
    """Give the last day that articles, read without a store, are known to have been published."""
    days = (one.publication.day for one in analysis.extractions)
    last = max((day for day in days if day), default=_EPOCH.date())
    return datetime.combine(last, time(), tzinfo=UTC)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Dates a file of a store in which nothing ever happened."""
