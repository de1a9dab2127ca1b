"""What the values shown of an incident stand on: how each came about, and the words behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.model import Basis, Claim, Count, EventDate, EventType, Incident, Report, Span

__all__ = [
    "CONTEXT",
    "Evidence",
    "basis_of",
    "context_of",
    "entered_fields",
    "evidence_of",
    "inferred_fields",
    "inferred_of",
    "passages",
]

CONTEXT = 90
"""Code points shown round evidence that lies outside the excerpts, at most."""

_READ_FROM_WORDS = (
    "location",
    "alternatives",
    "target",
    "launch",
    "date",
    "event_type",
    "weapons",
    "role",
    "munition_count",
    "perpetrator",
    "attribution",
    "killed",
    "wounded",
    "outcomes",
    "miss_distance_m",
    "sources",
    "in_response_to",
)
"""Fields of a report whose claims have evidence."""

_SHOWN = (
    "role",
    "event_type",
    "date",
    "location",
    "launch",
    "munition_count",
    "perpetrator",
    "killed",
    "wounded",
)
"""Fields of an incident that show one value of its reports'."""

_BREAKS = "\n.؟!?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One evidence span and the field it supports."""

    field: str
    span: Span


def basis_of(incident: Incident, field: str) -> Basis | None:
    """
    Say how the value shown came about: one report that states it is enough.

    Parameters
    ----------
    field
        Of the incident, such as `date`, `location` or `killed`.

    Returns
    -------
    Basis or None
        `None` where nothing is shown.
    """
    shown = getattr(incident, field)
    if shown is None:
        return None
    if any(mark.field == field for mark in incident.marks):
        return Basis.ANALYST
    claims = [claim for r in incident.reports if (claim := getattr(r, field)) is not None]
    alike = [claim.basis for claim in claims if _key(claim.value) == _key(shown)]
    told = alike or [claim.basis for claim in claims]
    return Basis.INFERRED if told and Basis.STATED not in told else Basis.STATED


def inferred_fields(incident: Incident) -> tuple[str, ...]:
    """Name the fields whose value no text states, as far as they show one."""
    return tuple(
        field
        for field in _SHOWN
        if basis_of(incident, field) is Basis.INFERRED
        and getattr(incident, field) is not EventType.UNSPECIFIED
    )


def inferred_of(report: Report) -> tuple[str, ...]:
    """Name the fields of a report whose value its article does not state."""
    claims = ((field, getattr(report, field)) for field in _SHOWN)
    return tuple(
        field
        for field, claim in claims
        if claim is not None
        and claim.basis is Basis.INFERRED
        and claim.value is not EventType.UNSPECIFIED
    )


def entered_fields(incident: Incident) -> tuple[str, ...]:
    """Name the fields whose value an analyst entered."""
    return tuple(field for field in _SHOWN if basis_of(incident, field) is Basis.ANALYST)


def evidence_of(report: Report) -> tuple[Evidence, ...]:
    """Collect the evidence of every field, by position in the text."""
    found = [
        Evidence(field=field, span=span)
        for field in _READ_FROM_WORDS
        for claim in _claims(report, field)
        for span in claim.spans
    ]
    return tuple(sorted(found, key=lambda e: (e.span, e.field)))


def passages(report: Report, text: str) -> tuple[Span, ...]:
    """
    Choose the parts of an article to show for a report.

    Parameters
    ----------
    report
        Whose excerpts and evidence to show.
    text
        The article's text.

    Returns
    -------
    tuple of Span
        In text order, none touching another: the excerpts, and a little context round evidence
        that lies outside them.
    """
    outlying = (e.span for e in evidence_of(report) if not _is_covered(e.span, report.excerpts))
    spans = [*report.excerpts, *(context_of(span, text) for span in outlying)]
    merged: list[Span] = []
    for span in sorted(Span(s.start, min(s.end, len(text))) for s in spans if s.start < len(text)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def context_of(span: Span, text: str) -> Span:
    """Widen a span to its sentence, by `CONTEXT` code points at most."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    cut = max(before.rfind(mark) for mark in _BREAKS) + 1
    if not cut and span.start > CONTEXT:
        cut = before.find(" ") + 1  # no word is cut in two
    ends = [position for mark in _BREAKS if (position := after.find(mark)) >= 0]
    whole = after.rfind(" ") if span.end + CONTEXT < len(text) else -1
    start = span.start - len(before[cut:].lstrip())
    return Span(start, span.end + min(ends, default=whole if whole >= 0 else len(after)))


def _claims(report: Report, field: str) -> Iterator[Claim[object]]:
    value = getattr(report, field)
    if isinstance(value, tuple):
        yield from value
    elif value is not None:
        yield value


def _is_covered(span: Span, excerpts: tuple[Span, ...]) -> bool:
    return any(e.start <= span.start and span.end <= e.end for e in excerpts)


def _key(value: Any) -> object:
    """Give what must be alike for a report to be behind a value that several were fused to."""
    if isinstance(value, EventDate):
        return value.start, value.end
    return value.best if isinstance(value, Count) else value
