"""Options that several commands take."""

from argparse import ArgumentParser, ArgumentTypeError

__all__ = ["add_paths", "add_store", "port_number"]

LAST_PORT = 65535


def add_paths(parser: ArgumentParser, *, required: bool = True) -> None:
    """Take files and folders of articles."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+" if required else "*",
        help="file (.txt .md .html .json .jsonl .csv .pdf .docx) or folder of files",
    )


def add_store(parser: ArgumentParser) -> None:
    """Take the store's address."""
    parser.add_argument(
        "--store",
        metavar="URL",
        help="SQLite file or SQLAlchemy URL (default: MARSAD_STORE, else a file of the user's)",
    )


def port_number(text: str) -> int:
    """
    Read a TCP port.

    Raises
    ------
    ArgumentTypeError
        If it is none.
    """
    if not (text.isdecimal() and 1 <= int(text) <= LAST_PORT):
        raise ArgumentTypeError(f"expected a port from 1 to {LAST_PORT}, got {text!r}")
    return int(text)
