"""`marsad export`: hand incidents on to other tools."""

import sys
from argparse import Namespace
from typing import Any

from dashboard.commands.exit_codes import ExitCode
from dashboard.commands.handing_over import add_arguments, gather, write
from dashboard.errors import ConfigurationError

__all__ = ["NAME", "add_parser", "run"]

NAME = "export"

FORMATS = ("geojson", "gpkg", "kml", "csv", "acled", "ucdp", "timemap", "cot")
"""Names of `dashboard.export.Format`, which is slow to import."""

_BINARY = frozenset({"gpkg"})


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        NAME,
        help="write incidents as GeoJSON, GeoPackage, KML, CSV, ACLED, UCDP, TimeMap or CoT",
        description="Write the incidents of the store, or of the articles at PATH, for other "
        "tools. What an analyst rejected is left out, unless --where asks for it.",
    )
    parser.add_argument("--format", required=True, choices=FORMATS, help="of the file")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Write the incidents, all or those of one view."""
    if arguments.format in _BINARY and arguments.output is None and sys.stdout.isatty():
        raise ConfigurationError(f"{arguments.format} is no text: name a file with --output")
    from dashboard.export import Format, export  # noqa: PLC0415 - `--help` does without

    write(export(gather(arguments), Format(arguments.format)), arguments.output)
    return ExitCode.DONE
