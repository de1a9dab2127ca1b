"""`marsad gazetteer`: what places are known, and from where."""

from argparse import Namespace
from collections import Counter
from typing import Any

from dashboard.commands.exit_codes import ExitCode

__all__ = ["NAME", "add_parser", "run"]

NAME = "gazetteer"


def add_parser(subparsers: Any) -> None:
    """Describe the command and what it can do."""
    parser = subparsers.add_parser(NAME, help="show what places are known, and from where")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("show", help="count the places by source and kind")


def run(arguments: Namespace) -> int:
    """Do what `arguments.action` names."""
    return _ACTIONS[arguments.action](arguments)


def _show(_arguments: Namespace) -> int:
    from rich.table import Table  # noqa: PLC0415 - `--help` does without

    from dashboard.commands.console import print_result  # noqa: PLC0415
    from gazetteer.sources import load_places  # noqa: PLC0415

    places = load_places()
    counts = Counter((place.id.partition(":")[0], place.kind.value) for place in places)
    table = Table(title=f"{len(places)} places")
    table.add_column("source")
    table.add_column("kind")
    table.add_column("places", justify="right")
    for (source, kind), number in sorted(counts.items()):
        table.add_row(source, kind, str(number))
    print_result(table)
    return ExitCode.DONE


_ACTIONS = {"show": _show}
