"""
Source excerpts with the evidence marked: which words each value was read from.

An excerpt is cut at the ends of every evidence span; each piece takes the field of the shortest
span over it, since the narrower span says more about why its words matter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dashboard.components.markup import joined, tag
from dashboard.model import Article, Claim, Report, Span

__all__ = [
    "GROUPS",
    "Evidence",
    "anchor_of",
    "context_of",
    "evidence_of",
    "excerpt_markup",
    "marked_groups",
    "passages",
]

GROUPS = {
    "location": "place",
    "alternatives": "place",
    "target": "place",
    "launch": "launch",
    "date": "time",
    "event_type": "means",
    "weapons": "means",
    "role": "means",
    "munition_count": "count",
    "perpetrator": "actor",
    "attribution": "actor",
    "killed": "harm",
    "wounded": "harm",
    "outcomes": "harm",
    "miss_distance_m": "harm",
    "sources": "source",
    "in_response_to": "answer",
    "toponym": "toponym",
}
"""Field of a report to the colour it is marked in."""

CONTEXT = 90
"""Code points shown round evidence that lies outside the excerpts, at most."""

WIDEST = 48
"""Code points; wider evidence is a whole clause, and marking it would hide what matters in it."""

_BREAKS = "\n.؟!?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One evidence span and the field it supports."""

    field: str
    span: Span


def evidence_of(report: Report) -> tuple[Evidence, ...]:
    """Collect the evidence of every field, by position in the text."""
    found = [
        Evidence(field=field, span=span)
        for field in GROUPS
        if hasattr(report, field)
        for claim in _claims(report, field)
        for span in claim.spans
    ]
    return tuple(sorted(found, key=lambda e: (e.span, e.field)))


def _claims(report: Report, field: str) -> Iterator[Claim[object]]:
    value = getattr(report, field)
    if isinstance(value, tuple):
        yield from value
    elif value is not None:
        yield value


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


def _is_covered(span: Span, excerpts: tuple[Span, ...]) -> bool:
    return any(e.start <= span.start and span.end <= e.end for e in excerpts)


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


def excerpt_markup(
    article: Article, span: Span, evidence: tuple[Evidence, ...], *, element: str = "blockquote"
) -> Markup:
    """Write one passage with its evidence marked, in the article's own direction."""
    inside = [e for e in evidence if _is_within(e.span, span) and _width(e) <= WIDEST]
    cuts = {span.start, span.end}
    cuts |= {p for e in inside for p in (e.span.start, e.span.end) if span.start < p < span.end}
    edges = sorted(cuts)
    pieces = [
        _piece(article.text[start:end], _narrowest(inside, start, end))
        for start, end in pairwise(edges)
    ]
    rtl = article.language == "ar"
    look = ("ms-excerpt", "ms-excerpt--ar" if rtl else "", *_cuts(article.text, span))
    return tag(
        element,
        joined(pieces),
        dir="rtl" if rtl else "ltr",
        lang=article.language,
        class_=" ".join(filter(None, look)),
    )


def _cuts(text: str, span: Span) -> Iterator[str]:
    """Name the ends at which a passage is cut off inside a sentence: the page shows dots there."""
    if text[: span.start].rstrip(" ")[-1:] not in {"", *_BREAKS}:
        yield "is-cut-before"
    told, left = text[: span.end].rstrip(" "), text[span.end :].lstrip(" ")
    if left and not {told[-1:], left[0]} & set(_BREAKS):
        yield "is-cut-after"


def anchor_of(group: str) -> str:
    """
    Name the place in the page that a value of this colour leads to.

    Several marks bear the name; a browser goes to the first, which is the best report's.
    """
    return f"evidence-{group}"


def marked_groups(reports: Iterable[Report]) -> frozenset[str]:
    """Give the colours that the excerpts of some reports really have."""
    return frozenset(
        GROUPS[evidence.field]
        for report in reports
        for evidence in evidence_of(report)
        if _width(evidence) <= WIDEST
    )


def _is_within(part: Span, whole: Span) -> bool:
    return part.start < whole.end and part.end > whole.start


def _width(evidence: Evidence) -> int:
    return evidence.span.end - evidence.span.start


def _narrowest(evidence: list[Evidence], start: int, end: int) -> Evidence | None:
    over = [e for e in evidence if e.span.start <= start and e.span.end >= end]
    return min(over, key=lambda e: (_width(e), e.field), default=None)


def _piece(text: str, evidence: Evidence | None) -> str:
    if evidence is None:
        return text
    group = GROUPS[evidence.field]
    return tag("mark", text, class_=f"ms-ev ms-ev--{group}", id=anchor_of(group))
