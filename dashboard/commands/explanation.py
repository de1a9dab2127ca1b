"""An article's reports for a reader at a terminal: each value with its words and its reason."""

from typing import TYPE_CHECKING, Any

from dashboard.commands.console import visible
from dashboard.serialisation import report_claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from dashboard.model import Article, Claim, Extraction, Report, Span

__all__ = ["explanation"]

WORDS_LENGTH = 160
"""Characters of one piece of evidence shown; longer ones keep their beginning."""

_ISOLATE, _END = "\u2068", "\u2069"
"""Unicode's first-strong isolate, so that Arabic turns nothing round it."""


def explanation(extraction: "Extraction", article: "Article") -> "Iterator[Table | str]":
    """
    Explain what was read from an article.

    Yields
    ------
    Table or str
        A heading, then a table for each report in text order.
    """
    published = extraction.publication
    outlet = f", {_isolated(article.outlet)}" if article.outlet else ""
    yield (
        f"{article.id}{outlet}: published {published.day or 'on an unknown day'} "
        f"({published.basis.value}: {published.reason or 'as the file says'})"
    )
    if not extraction.reports:
        why = extraction.set_aside
        yield f"no reports: {why}" if why else "no reports"
    for number, report in enumerate(extraction.reports, start=1):
        yield _table(number, report, article)


def _table(number: int, report: "Report", article: "Article") -> "Table":
    from rich.table import Table  # noqa: PLC0415 - slow to import

    table = Table(title=f"report {number}: {report.id}", title_justify="left", expand=True)
    table.add_column("field", no_wrap=True)
    for name, share in (("value", 2), ("words", 4), ("why", 3)):
        table.add_column(name, overflow="fold", ratio=share)
    for name, claim in report_claims(report):
        table.add_row(name, _value(claim), _words(claim.spans, article), _why(claim))
    table.add_section()
    table.add_row("excerpt", "", _words(report.excerpts, article), _notes(report))
    return table


def _value(claim: "Claim[Any]") -> str:
    """Show a value: a place with its point and radius, a date with its precision."""
    value = claim.value
    if hasattr(value, "uncertainty_m"):
        point = f"{value.lon:.4f}, {value.lat:.4f} ± {value.uncertainty_m / 1000:.1f} km"
        return f"{_isolated(value.name)}\n{point}"
    if hasattr(value, "precision"):
        part = f", {value.part_of_day.value}" if value.part_of_day else ""
        until = f" to {value.end}" if value.end != value.start else ""
        return f"{value.start}{until} ({value.precision.value}{part})"
    if hasattr(value, "best"):
        exact = value.low == value.high
        return str(value.best) if exact else f"{value.best} ({value.low} to {value.high or 'more'})"
    return _isolated(str(getattr(value, "value", value)))


def _words(spans: "tuple[Span, ...]", article: "Article") -> str:
    return "\n".join(
        f"{span.start}:{span.end} {_isolated(article.text[span.start : span.end])}"
        for span in spans
    )


def _why(claim: "Claim[Any]") -> str:
    told = [f"[{claim.basis.value}]", claim.reason, *getattr(claim.value, "why", ())]
    rejected = [f"not {other}" for other in getattr(claim.value, "rejected", ())]
    return "\n".join(visible(line) for line in (*told, *rejected) if line)


def _notes(report: "Report") -> str:
    notes = ["a sum over several events"] if report.aggregate else []
    notes += [f"kept apart from {other}" for other in report.told_apart]
    return "\n".join(notes)


def _isolated(text: str) -> str:
    """Show text on one line, cut if long, without its direction spilling over."""
    line = visible(" ".join(text.split()))
    cut = line if len(line) <= WORDS_LENGTH else f"{line[:WORDS_LENGTH]}…"
    return f"{_ISOLATE}{cut}{_END}"
