"""`marsad gazetteer`: what places are known, and from where; more of them from GeoNames."""

import re
from argparse import ArgumentTypeError, Namespace
from collections import Counter
from typing import Any

from dashboard.commands.exit_codes import ExitCode

__all__ = ["NAME", "add_parser", "run"]

NAME = "gazetteer"


def add_parser(subparsers: Any) -> None:
    """Describe the command and what it can do."""
    parser = subparsers.add_parser(NAME, help="show what places are known, or download more")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("show", help="count the places by source and kind")
    fetch = actions.add_parser(
        "fetch",
        help="download every place of a country from GeoNames; this leaves the machine",
        description="Download GeoNames' table of a country; the gazetteer takes it up by itself.",
    )
    fetch.add_argument("countries", metavar="CC", nargs="+", type=country_code, help="IQ SY YE …")
    fetch.add_argument("--from", dest="base_url", metavar="URL", help="a mirror of GeoNames")


def country_code(text: str) -> str:
    """
    Read an ISO 3166-1 alpha-2 code.

    Raises
    ------
    ArgumentTypeError
        If it is none.
    """
    if not re.fullmatch("[A-Za-z]{2}", text):
        raise ArgumentTypeError(f"expected a country's two letters, such as IQ, got {text!r}")
    return text.upper()


def run(arguments: Namespace) -> int:
    """Do what `arguments.action` names."""
    return _ACTIONS[arguments.action](arguments)


def _show(_arguments: Namespace) -> int:
    from rich.table import Table  # noqa: PLC0415 - `--help` does without

    from dashboard.commands.console import print_result  # noqa: PLC0415
    from gazetteer.dump_archives import read_records  # noqa: PLC0415
    from gazetteer.sources import load_places  # noqa: PLC0415

    places = load_places()
    counts = Counter((place.id.partition(":")[0], place.kind.value) for place in places)
    table = Table(title=f"{len(places)} places")
    table.add_column("source")
    table.add_column("kind")
    table.add_column("places", justify="right")
    for (source, kind), number in sorted(counts.items()):
        table.add_row(source, kind, str(number))
    print_result(
        table,
        *(
            f"{record.country}: {record.rows} rows fetched {record.fetched_at} from {record.url}"
            for record in read_records()
        ),
    )
    return ExitCode.DONE


def _fetch(arguments: Namespace) -> int:
    from dashboard.commands.console import print_note, transfer  # noqa: PLC0415 - as above
    from gazetteer.dumps import GEONAMES_URL, fetch_dump  # noqa: PLC0415
    from gazetteer.errors import DownloadError  # noqa: PLC0415

    failed = False
    for country in arguments.countries:
        try:
            with transfer(country) as progress:
                record = fetch_dump(
                    country, base_url=arguments.base_url or GEONAMES_URL, progress=progress
                )
        except DownloadError as error:
            print_note(f"marsad: {country}: {error}")
            failed = True
        else:
            print_note(f"{country}: {record.rows} rows, sha256 {record.sha256}")
    return ExitCode.INCOMPLETE if failed else ExitCode.DONE


_ACTIONS = {"show": _show, "fetch": _fetch}
