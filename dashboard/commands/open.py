"""`marsad` and `marsad open`: show the dashboard."""

import gc
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.exit_codes import ExitCode
from dashboard.commands.options import add_paths, add_store, port_number

if TYPE_CHECKING:
    from dashboard.store import Repository

__all__ = ["NAME", "add_parser", "run"]

NAME = "open"

_SEEDS = Path("seeds")


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        NAME,
        help="open the dashboard; `marsad` alone does the same",
        description="Open the dashboard. PATH (default: seeds/) is read first into an empty store.",
    )
    parser.add_argument("--port", type=port_number, metavar="N", help="port on 127.0.0.1")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    add_store(parser)
    add_paths(parser, required=False)


def run(arguments: Namespace) -> int:
    """Read articles into an empty store, then serve the dashboard until it is stopped."""
    gc.disable()  # imports make no garbage, and looking for it takes a tenth of their time
    from dashboard.server.launch import run as serve  # noqa: PLC0415 - `--help` does without
    from dashboard.store.readiness import is_ready  # noqa: PLC0415

    if not is_ready(arguments.store):
        _make_ready(arguments)
    with ExitStack() as stack:

        def open_records() -> "Repository":
            from dashboard.store import Repository  # noqa: PLC0415 - once the server answers

            return stack.enter_context(Repository.open(arguments.store))

        serve(open_records, port=arguments.port, open_browser=not arguments.no_browser)
    return ExitCode.DONE


def _make_ready(arguments: Namespace) -> None:
    """Read an empty store's articles, or those whose reading was cut short."""
    from dashboard.commands.ingest import ingest  # noqa: PLC0415 - most starts do without
    from dashboard.store import Repository  # noqa: PLC0415

    with Repository.open(arguments.store) as repository:
        paths = _unread(repository, arguments.paths)
        if paths is not None:
            gc.enable()
            ingest(repository, paths)


def _unread(repository: "Repository", paths: list[str]) -> list[str] | None:
    """Say what is to be read first: an empty store's articles, or none but those cut short."""
    if not repository.counts()["articles"]:
        return paths or _default_paths() or None
    return [] if repository.pending() else None


def _default_paths() -> list[str]:
    """Name the seeds of the folder one stands in, else of the checkout Marsad runs from."""
    checkout = Path(__file__).resolve().parents[2]
    return [str(folder) for folder in (_SEEDS, checkout / _SEEDS) if folder.is_dir()][:1]
