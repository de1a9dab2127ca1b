"""`marsad ingest`: read articles into the store."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dashboard.commands.exit_codes import ExitCode
from dashboard.commands.options import add_paths, add_store

if TYPE_CHECKING:
    from dashboard.model import Analysis, Article
    from dashboard.store import Repository

__all__ = ["NAME", "add_parser", "ingest", "run"]

NAME = "ingest"


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        NAME,
        help="read articles into the store",
        description="Read articles into the store. What is there already is left alone.",
    )
    add_paths(parser)
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Read the articles into the store; those that fail are named on standard error."""
    from dashboard.store import Repository  # noqa: PLC0415 - `--help` does without

    with Repository.open(arguments.store) as repository:
        return ingest(repository, arguments.paths)


def ingest(repository: "Repository", paths: Sequence[str]) -> int:
    """
    Read files and folders into an open store, and say on standard error what came of it.

    Returns
    -------
    int
        The exit code: 1 if any file or article failed.
    """
    from dashboard.articles import read_articles  # noqa: PLC0415 - `--help` does without
    from dashboard.commands.analysing import analyse  # noqa: PLC0415
    from dashboard.commands.console import print_failures, print_note  # noqa: PLC0415
    from dashboard.commands.geocoding import online_names  # noqa: PLC0415

    complete = online_names()
    read = read_articles(paths)
    print_failures(read.failures)
    added = repository.add_articles(read.articles)
    failed: set[str] = set()
    if repository.pending():

        def _analyse(articles: tuple["Article", ...]) -> "Analysis":
            analysis, unread = analyse(articles, complete=complete)
            failed.update(unread)
            return analysis

        repository.reanalyse(_analyse)
    counts = repository.counts()
    print_note(
        f"{len(added.new)} new, {len(added.changed)} changed, {len(added.unchanged)} unchanged, "
        f"{len(read.failures) + len(failed)} failed; "
        f"the store holds {counts['articles']} articles and {counts['incidents']} incidents"
    )
    return ExitCode.INCOMPLETE if read.failures or failed else ExitCode.DONE
