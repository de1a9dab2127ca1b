"""`marsad brief`: one picture, page, deck or offline map to brief from."""

import sys
from argparse import Namespace
from typing import Any

from dashboard.commands.exit_codes import ExitCode
from dashboard.commands.handing_over import add_arguments, gather, write
from dashboard.errors import ConfigurationError

__all__ = ["NAME", "add_parser", "run"]

NAME = "brief"

FORMATS = ("png", "pdf", "pptx", "html")
"""Names of `dashboard.briefing.BriefFormat`, which is slow to import."""


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        NAME,
        help="make a picture, PDF, slides or an offline map of the incidents",
        description="Make a briefing on the incidents of the store, or of the articles at PATH: a "
        "picture (png), pages (pdf), slides (pptx) or a map that needs no network (html).",
    )
    parser.add_argument("--format", required=True, choices=FORMATS, help="of the file")
    parser.add_argument("--language", choices=("en", "ar"), default="en", help="of the briefing")
    parser.add_argument("--title", default="", metavar="T", help="heading of the briefing")
    parser.add_argument(
        "--banner", default="", metavar="TEXT", help="free text above and below, as a marking"
    )
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Make the briefing of all incidents, or of those of one view."""
    if arguments.output is None and sys.stdout.isatty():
        raise ConfigurationError(f"{arguments.format} is not for a terminal: name an --output")
    from dashboard.briefing import BriefFormat, compose, render  # noqa: PLC0415 - slow to import

    brief = compose(
        gather(arguments),
        title=arguments.title,
        banner=arguments.banner,
        in_language=arguments.language,
    )
    write(render(brief, BriefFormat(arguments.format)), arguments.output)
    _note(arguments)
    return ExitCode.DONE


def _note(arguments: Namespace) -> None:
    """Note in the store that it was briefed from, so that the next brief may tell what is new."""
    from dashboard.store import Repository  # noqa: PLC0415 - `--help` does without

    if not arguments.paths:
        with Repository.open(arguments.store) as repository:
            repository.mark_brief(note=arguments.format)
