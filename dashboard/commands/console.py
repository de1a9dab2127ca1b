"""What commands write: results to standard output, all else to standard error (edge)."""

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from dashboard.articles import Failure

__all__ = [
    "print_failures",
    "print_json",
    "print_note",
    "print_result",
    "tracked",
    "transfer",
    "visible",
]

T = TypeVar("T")

PIPE_WIDTH = 120
"""Columns where the output is no terminal, so that what is piped depends on none."""


def print_json(document: Any) -> None:
    """Print one JSON value in UTF-8, whatever the terminal's encoding."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def print_result(*parts: "RenderableType") -> None:
    """Print tables and text for people."""
    console = _console(stderr=False)
    for part in parts:
        console.print(part)


def print_note(text: str) -> None:
    """Tell something beside the result, on standard error."""
    sys.stderr.write(f"{visible(text)}\n")


def print_failures(failures: Iterable["Failure"]) -> None:
    """Name each file that could not be read, and why, on standard error."""
    for failure in failures:
        print_note(f"marsad: {failure.path}: {failure.reason}")


def tracked(items: Sequence[T], *, label: str) -> Iterator[T]:
    """Give the items one by one, with a progress bar if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import track  # noqa: PLC0415 - needed on a terminal only

    yield from track(items, description=label, console=_console(stderr=True), transient=True)


@contextmanager
def transfer(label: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """Give a function to call with bytes received and in all, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn  # noqa: PLC0415

    columns = TextColumn(label), BarColumn(), DownloadColumn()
    with Progress(*columns, console=_console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def visible(text: str) -> str:
    """Spell out control characters, so that no text steers the terminal it is shown on."""
    return "".join(
        f"\\x{ord(c):02x}" if unicodedata.category(c) == "Cc" and c not in "\n\t" else c
        for c in text
    )


def _console(*, stderr: bool) -> "Console":
    from rich.console import Console  # noqa: PLC0415 - `--help` and `--json` do without

    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    width = None if terminal else PIPE_WIDTH
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=width)
