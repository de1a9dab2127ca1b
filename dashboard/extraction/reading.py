"""Everything annotated in one article, by token and by span."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.extraction.date_phrases import DateMention
from dashboard.extraction.document import Document
from dashboard.extraction.names import Name
from dashboard.extraction.quantities import Quantity
from dashboard.extraction.relatives import RelativeClause
from dashboard.model import Span
from gazetteer.model import Toponym

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article's annotations, each sequence in text order."""

    document: Document
    names: tuple[Name, ...]
    toponyms: tuple[Toponym, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    published: date | None

    def without(self, clauses: Iterable[RelativeClause]) -> "Reading":
        """Leave out the dates, and the names unless they say where something is, of clauses."""
        names, dates = self.names, self.dates
        for first, last, locates in clauses:
            span = self.document.span(first, last)
            dates = tuple(d for d in dates if not span.start <= d.span.start < span.end)
            if not locates:
                names = tuple(n for n in names if not first <= n.first < last)
        return self if dates is self.dates else replace(self, names=names, dates=dates)

    def names_in(self, first: int, last: int) -> tuple[Name, ...]:
        """Names that lie in a token range."""
        low = bisect_left(self.names, first, key=lambda n: n.first)
        high = bisect_left(self.names, last, key=lambda n: n.first)
        return self.names[low:high]

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """Quantities that start in a span."""
        low = bisect_left(self.quantities, span.start, key=lambda q: q.span.start)
        high = bisect_left(self.quantities, span.end, key=lambda q: q.span.start)
        return self.quantities[low:high]

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """Date phrases that start in a span."""
        low = bisect_left(self.dates, span.start, key=lambda d: d.span.start)
        high = bisect_left(self.dates, span.end, key=lambda d: d.span.start)
        return self.dates[low:high]

    def toponyms_in(self, span: Span) -> tuple[Toponym, ...]:
        """Toponyms of any usage that start in a span."""
        low = bisect_left(self.toponyms, span.start, key=lambda t: t.start)
        high = bisect_left(self.toponyms, span.end, key=lambda t: t.start)
        return self.toponyms[low:high]
