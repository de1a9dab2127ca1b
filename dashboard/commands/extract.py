"""`marsad extract`: articles to places and incidents, printed; nothing is stored."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from dashboard.commands.exit_codes import ExitCode
from dashboard.commands.options import add_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from dashboard.model import Article, Extraction, Report

__all__ = ["NAME", "add_parser", "run"]

NAME = "extract"

EXCERPT_LENGTH = 60
"""Characters of an excerpt shown in a table."""


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        NAME,
        help="print the places and incidents of articles; nothing is stored",
        description="Read articles and print what they report. Nothing is stored.",
    )
    add_paths(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument(
        "--explain", action="store_true", help="show each value with its words and its reason"
    )


def run(arguments: Namespace) -> int:
    """Read the articles and print them; those that fail are named on standard error."""
    from dashboard.articles import read_articles  # noqa: PLC0415 - `--help` does without
    from dashboard.commands.analysing import analyse  # noqa: PLC0415
    from dashboard.commands.console import print_failures, print_json, print_result  # noqa: PLC0415
    from dashboard.commands.explanation import explanation  # noqa: PLC0415
    from dashboard.commands.geocoding import online_names  # noqa: PLC0415
    from dashboard.serialisation import analysis_object  # noqa: PLC0415

    read = read_articles(arguments.paths)
    print_failures(read.failures)
    analysis, failed = analyse(read.articles, complete=online_names())
    if arguments.json:
        print_json(analysis_object(analysis, read.articles))
    else:
        known = {article.id: article for article in read.articles}
        show = explanation if arguments.explain else _summary
        for extraction in analysis.extractions:
            print_result(*show(extraction, known[extraction.article_id]))
    return ExitCode.INCOMPLETE if read.failures or failed else ExitCode.DONE


def _summary(extraction: "Extraction", article: "Article") -> "Iterator[Table]":
    from rich.table import Table  # noqa: PLC0415

    published = extraction.publication
    caption = f"published {published.day or 'unknown'} ({published.basis.value})"
    table = Table(title=article.id, caption=caption, title_justify="left", expand=True)
    for name in ("role", "type", "date", "place", "count", "excerpt"):
        table.add_column(name, overflow="fold")
    for report in extraction.reports:
        table.add_row(*_cells(report, article))
    yield table


def _cells(report: "Report", article: "Article") -> tuple[str, ...]:
    from dashboard.commands.console import visible  # noqa: PLC0415

    date, count = report.date, report.munition_count
    excerpt = article.text[report.excerpt.start : report.excerpt.end][:EXCERPT_LENGTH]
    return (
        report.role.value.value,
        report.event_type.value.value,
        f"{date.value.start} ({date.value.precision.value})" if date else "",
        report.location.value.name if report.location else "unplaced",
        str(count.value.best) if count else "",
        visible(excerpt.replace("\n", " ")),
    )
