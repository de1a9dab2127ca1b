"""Everything annotated in one article, by token and by span."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.extraction.expressions.date_phrases import DateMention
from dashboard.extraction.expressions.dates import resolve
from dashboard.extraction.expressions.quantities import Quantities, Quantity
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.syntax.relatives import RelativeClause
from dashboard.extraction.words.document import Document
from dashboard.model import Claim, EventDate, Span
from gazetteer.model import RelationKind, Toponym

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article's annotations, each in text order; asked for by where they start."""

    document: Document
    names: tuple[Name, ...]
    toponyms: tuple[Toponym, ...]
    quantities: Quantities
    dates: tuple[DateMention, ...]
    published: date | None
    _name_starts: list[int] = field(init=False, repr=False, compare=False)
    _toponym_starts: list[int] = field(init=False, repr=False, compare=False)
    _distance_starts: list[int] = field(init=False, repr=False, compare=False)
    _date_starts: list[int] = field(init=False, repr=False, compare=False)
    _date_tokens: list[int] = field(init=False, repr=False, compare=False)
    _days: dict[int, Claim[EventDate] | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        starts = {
            "_name_starts": [n.first for n in self.names],
            "_toponym_starts": [t.start for t in self.toponyms],
            "_distance_starts": [
                t.start
                for t in self.toponyms
                if t.relation and t.relation.kind is RelationKind.DISTANCE
            ],
            "_date_starts": [d.span.start for d in self.dates],
            "_date_tokens": [
                self.document.tokens_of(d.span.start, d.span.end)[0] for d in self.dates
            ],
        }
        for name, value in starts.items():
            object.__setattr__(self, name, value)

    def without(self, clauses: Iterable[RelativeClause]) -> "Reading":
        """Leave out the dates, and the names unless they say where something is, of clauses."""
        names, dates = set[int](), set[int]()
        for first, last, locates in clauses:
            dates.update(id(d) for d in self.dates_in(self.document.span(first, last)))
            if not locates:
                names.update(id(n) for n in self.names_in(first, last))
        if not (names or dates):
            return self
        return replace(
            self,
            names=tuple(n for n in self.names if id(n) not in names),
            dates=tuple(d for d in self.dates if id(d) not in dates),
        )

    def names_in(self, first: int, last: int) -> tuple[Name, ...]:
        """Names that lie in a token range."""
        starts = self._name_starts
        return self.names[bisect_left(starts, first) : bisect_left(starts, last)]

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """Quantities that start in a span."""
        return self.quantities.starting_in(span)

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """Date phrases that start in a span."""
        starts = self._date_starts
        return self.dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def is_dated(self, first: int, last: int) -> bool:
        """Whether a date phrase starts in a token range: cheaper than to look in its span."""
        starts = self._date_tokens
        return bisect_left(starts, first) < bisect_left(starts, last)

    def days_of(self, phrase: DateMention) -> Claim[EventDate] | None:
        """Days that one of its date phrases means, if it dates an event; worked out once."""
        key = id(phrase)
        if key not in self._days:
            when = resolve(phrase, published=self.published)
            days = when.event_date
            told = (
                None
                if days is None
                else Claim(value=days, spans=(phrase.span,), reason=when.reason)
            )
            self._days[key] = told
        return self._days[key]

    def toponyms_in(self, span: Span) -> tuple[Toponym, ...]:
        """Toponyms of any usage that start in a span."""
        starts = self._toponym_starts
        return self.toponyms[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def tells_distance(self, first: int, last: int) -> bool:
        """Whether a place in a token range is told by a distance: "10 km from X"."""
        starts = self._distance_starts
        if not starts:
            return False
        span = self.document.span(first, last)
        return bisect_left(starts, span.start) < bisect_left(starts, span.end)
