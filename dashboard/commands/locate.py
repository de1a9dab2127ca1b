"""`marsad locate`: the places a text names, with coordinates, candidates and reasons."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from dashboard.commands.exit_codes import ExitCode

if TYPE_CHECKING:
    from gazetteer.model import Toponym

__all__ = ["NAME", "add_parser", "run"]

NAME = "locate"

SHOWN_CANDIDATES = 4


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        NAME,
        help="show the places that a text names",
        description="Show the places that a text names: where they stand, what they are taken for.",
    )
    parser.add_argument("text", metavar="TEXT", help="Arabic or English; - reads standard input")
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run(arguments: Namespace) -> int:
    """Print the toponyms of the text."""
    import sys  # noqa: PLC0415 - only for standard input

    from dashboard.articles.language import detect_language  # noqa: PLC0415
    from dashboard.commands.console import print_json, print_note, print_result  # noqa: PLC0415
    from dashboard.commands.geocoding import online_names  # noqa: PLC0415
    from dashboard.serialisation import toponym_object  # noqa: PLC0415
    from gazetteer import locate  # noqa: PLC0415

    text = sys.stdin.buffer.read().decode() if arguments.text == "-" else arguments.text
    complete = online_names()
    toponyms = locate(text, language=detect_language(text))
    toponyms = complete(toponyms) if complete else toponyms
    if arguments.json:
        print_json([toponym_object(toponym) for toponym in toponyms])
    elif toponyms:
        print_result(_table(toponyms))
    else:
        print_note("no place names found")
    return ExitCode.DONE


def _table(toponyms: "tuple[Toponym, ...]") -> Any:
    from rich.table import Table  # noqa: PLC0415 - `--help` does without

    table = Table(show_lines=True, expand=True)
    table.add_column("span", no_wrap=True)
    for name in ("text", "place", "lon, lat ± radius", "candidates", "reasons"):
        table.add_column(name, overflow="fold")
    for toponym in toponyms:
        table.add_row(*_cells(toponym))
    return table


def _cells(toponym: "Toponym") -> tuple[str, ...]:
    from dashboard.commands.console import visible  # noqa: PLC0415

    resolution = toponym.resolution
    place, point, radius_m = resolution.place, resolution.point, resolution.uncertainty_m
    where = f"{point.lon:.4f}, {point.lat:.4f}" if point else "unresolved"
    radius = f" ± {radius_m / 1000:.1f} km" if radius_m else ""
    relation = f"{toponym.relation.kind.value} of " if toponym.relation else ""
    return (
        f"{toponym.start}:{toponym.end}",
        visible(toponym.text),
        f"{relation}{place.name} ({place.kind.value}), {resolution.confidence:.2f}"
        if place
        else "",
        where + radius,
        "\n".join(
            f"{candidate.score:.2f} {candidate.place.name} ({candidate.place.country or '—'})"
            for candidate in resolution.candidates[:SHOWN_CANDIDATES]
        ),
        "\n".join((f"[{toponym.usage.value}]", *resolution.reasons)),
    )
