"""
Source excerpts with the evidence marked: which words each value was read from.

An excerpt is cut at the ends of every evidence span; each piece takes the field of the shortest
span over it, since the narrower span says more about why its words matter.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from markupsafe import Markup

from dashboard.components.markup import joined, tag
from dashboard.model import Article, Report, Span
from dashboard.provenance import Evidence, evidence_of

__all__ = [
    "GROUPS",
    "anchor_of",
    "excerpt_markup",
    "marked_groups",
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

WIDEST = 48
"""Code points; wider evidence is a whole clause, and marking it would hide what matters in it."""

_BREAKS = "\n.؟!?"


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
