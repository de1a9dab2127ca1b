"""The command line `marsad` (edge)."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from io import TextIOWrapper

from dashboard.commands import brief, evaluate, export, extract, gazetteer, ingest, locate
from dashboard.commands import open as open_command
from dashboard.commands.exit_codes import ExitCode
from dashboard.errors import ConfigurationError, MarsadError

__all__ = ["build_parser", "main", "parse"]

COMMANDS = (open_command, ingest, extract, locate, export, brief, evaluate, gazetteer)

_DESCRIPTION = """\
Read Arabic and English news on attacks and strikes, and show them on a map with their evidence.

Without a command,
`marsad [--port N] [--no-browser] [--store URL] [PATH...]` opens the dashboard."""

_EPILOGUE = "Exit codes: 0 all well, 1 some articles failed or figures fell, 2 wrong usage."


def build_parser() -> ArgumentParser:
    """Describe all commands."""
    parser = ArgumentParser(
        prog="marsad",
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="show the version and stop")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run one command.

    Parameters
    ----------
    argv
        Arguments after the program's name; by default the process's.

    Returns
    -------
    int
        The exit code (`ExitCode`).
    """
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == ["--version"]:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import

        sys.stdout.write(f"marsad {version('marsad')}\n")
        return ExitCode.DONE
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks Arabic letters shows their codes; no article stops a command.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = parse(given)
    command = next(c for c in COMMANDS if arguments.command == c.NAME)
    try:
        return int(command.run(arguments))
    except _told_errors() as error:
        sys.stderr.write(f"marsad: {error}\n")
        is_usage = isinstance(error, ConfigurationError)
        return ExitCode.USAGE if is_usage else ExitCode.INCOMPLETE
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away, as `head` does
        return ExitCode.INCOMPLETE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def parse(given: Sequence[str]) -> Namespace:
    """
    Read the arguments after the program's name; without a command, `open` is meant.

    Raises
    ------
    SystemExit
        With code 2 and a message if they are wrong; with 0 after `--help`.
    """
    return build_parser().parse_args(_with_command(list(given)))


def _told_errors() -> tuple[type[Exception], ...]:
    """Give the errors that are told without a trace; asked for only once one is raised."""
    from gazetteer.errors import GazetteerError  # noqa: PLC0415 - loads the gazetteer

    return MarsadError, GazetteerError


def _with_command(given: list[str]) -> list[str]:
    """Put in the command that is meant where none is named."""
    known = {command.NAME for command in COMMANDS}
    named = given[:1] and (given[0] in known or given[0] in {"-h", "--help"})
    return given if named else [open_command.NAME, *given]
