"""
A mention with its arguments filled in: where, when, with what, by whom, with what result.

`Reading` holds everything annotated in one article; `build_frames` goes through its sentences.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.extraction.actors import Agency, find_agency
from dashboard.extraction.clauses import Clause, split_clauses
from dashboard.extraction.date_phrases import DateKind, DateMention
from dashboard.extraction.dates import resolve
from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category
from dashboard.extraction.means import Means, find_means
from dashboard.extraction.mentions import Mention, Status, find_mentions
from dashboard.extraction.outcomes import Toll, find_toll
from dashboard.extraction.places import Name, PlaceArguments, find_places, finds_launcher
from dashboard.extraction.quantities import Quantity
from dashboard.model import Basis, Claim, DatePrecision, EventDate, EventType, PartOfDay, Span
from gazetteer.model import Toponym

__all__ = ["Aside", "Frame", "Reading", "build_frames"]

_NOT_EVENT_DATES = frozenset({DateKind.SINCE, DateKind.ANNIVERSARY, DateKind.EVENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article's annotations, each sequence in text order."""

    document: Document
    names: tuple[Name, ...]
    toponyms: tuple[Toponym, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    published: date | None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """
    One mention and what its sentence says of it.

    Attributes
    ----------
    place
        The target chosen; `None` where the mention names none.
    alternatives
        Further targets of the same event.
    date
        Its own date phrase, resolved, or the date of the report that tells it.
    countries
        Countries told, for telling events apart.
    on_launcher
        True where the target is the launcher, or the source of fire.
    speaker
        Folded word that names who reports it, or empty.
    """

    mention: Mention
    span: Span
    header_span: Span | None
    place: Name | None
    alternatives: tuple[Name, ...]
    launch: Name | None
    means: Means
    agency: Agency
    toll: Toll
    date: Claim[EventDate] | None
    response: bool
    countries: tuple[str, ...]
    on_launcher: bool = False
    speaker: str = ""

    @property
    def event_type(self) -> EventType | None:
        """Told event type."""
        return self.means.event_type.value if self.means.event_type else None

    @property
    def number(self) -> int | None:
        """Told number of munitions."""
        return self.means.count.value.best if self.means.count else None

    @property
    def day(self) -> date | None:
        """Told day, where it is one day."""
        if self.date is None or self.date.value.precision is not DatePrecision.DAY:
            return None
        return self.date.value.start

    @property
    def part_of_day(self) -> PartOfDay | None:
        """Told part of the day."""
        return self.date.value.part_of_day if self.date else None

    @property
    def stands_alone(self) -> bool:
        """Whether it could be an event that nothing else tells."""
        if self.mention.definite or self.mention.status is not Status.TOLD:
            return False
        if self.place is None:
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What a clause without a trigger adds: a toll, or where the launcher was found."""

    sentence: int
    span: Span
    toll: Toll
    launch: Name | None


def build_frames(reading: Reading) -> tuple[tuple[Frame, ...], tuple[Aside, ...]]:
    """Frames and asides of an article, each in text order."""
    frames: list[Frame] = []
    asides: list[Aside] = []
    for index, sentence in enumerate(reading.document.sentences):
        if not sentence.cues:
            continue
        clauses = split_clauses(reading.document, sentence)
        mentions = _with_responses(find_mentions(reading.document, index, clauses))
        for mention in mentions:
            frames.extend(_frames(reading, mention))
        told = {id(m.clause) for m in mentions}
        for clause in clauses:
            if id(clause) not in told:
                asides.extend(_asides(reading, index, clause))
    return tuple(frames), tuple(asides)


def _with_responses(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark the mention that "in response to" hangs on; what follows the words is its trigger."""
    marked = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.relation != "response":
            continue
        main = index - 1 if index else index + 1
        if main < len(marked):
            marked[main] = replace(marked[main], response=True)
    return tuple(marked)


def _frames(reading: Reading, mention: Mention) -> Iterator[Frame]:
    document = reading.document
    span = document.span(mention.first, mention.last)
    names = reading.names_in(mention.first, mention.last)
    places = find_places(document, mention, names)
    means = find_means(document, mention, reading.quantities_in(span))
    agency = find_agency(document, mention, has_target=bool(places.targets or places.unresolved))
    header = mention.clause.header
    frame = Frame(
        mention=mention,
        span=span,
        header_span=document.span(header.first, header.last) if header else None,
        place=places.targets[0] if places.targets else None,
        alternatives=() if places.separate else places.targets[1:],
        launch=places.launch,
        means=means,
        agency=agency,
        toll=find_toll(
            document, mention.cues, reading.quantities_in(span), reading.toponyms_in(span)
        ),
        date=_date(reading, mention, span),
        response=_is_response(mention),
        countries=_countries(mention, places),
        on_launcher=_strikes_launcher(mention),
        speaker=_speaker(document, mention.clause),
    )
    yield frame
    if places.separate:
        yield from (replace(frame, place=target) for target in places.targets[1:])


def _is_response(mention: Mention) -> bool:
    return mention.response or _strikes_launcher(mention)


def _strikes_launcher(mention: Mention) -> bool:
    """The launcher or the source of fire is what was hit, not what was found or fired from."""
    if not mention.has(Category.ANAPHOR, "launcher"):
        return False
    launcher = next(
        c for c in mention.cues if c.category is Category.ANAPHOR and c.key == "launcher"
    )
    strikes = any(
        c.first < launcher.first
        and (c.category is Category.EVENT or c.key in {"strike", "respond", "launch"})
        for c in mention.triggers
    )
    found = any(
        c.category is Category.ANAPHOR and c.key == "found" and c.first < launcher.first
        for c in mention.cues
    )
    return strikes and not found


def _countries(mention: Mention, places: PlaceArguments) -> tuple[str, ...]:
    """Countries of the targets; without one, those that adjectives of nationality hint at."""
    told = []
    for name in (*places.targets, *places.containers):
        place = name.toponym.resolution.place
        if place is not None and place.country:
            told.append(place.country)
    if not told:
        told = [c.key for c in mention.cues if c.category is Category.DEMONYM]
    return tuple(dict.fromkeys(told))


def _speaker(document: Document, clause: Clause) -> str:
    if clause.header is None:
        return ""
    holders = [c for c in clause.header.cues if c.category is Category.SPEECH and c.key == "holders"]
    return document.tokens[holders[-1].first].text if holders else ""


def _date(reading: Reading, mention: Mention, span: Span) -> Claim[EventDate] | None:
    """The mention's own date; else, as an inference, the date on which it was reported."""
    own = _resolved(reading, span, near=mention.triggers[0].first)
    if own is not None:
        return own
    header = mention.clause.header
    if header is None or mention.relation in {"day_after", "since"}:
        return None
    told = _resolved(reading, reading.document.span(header.first, header.last), near=header.first)
    if told is None:
        return None
    return Claim(
        value=replace(told.value, part_of_day=None),
        basis=Basis.INFERRED,
        spans=told.spans,
        reason="the day on which it was reported",
    )


def _resolved(reading: Reading, span: Span, *, near: int) -> Claim[EventDate] | None:
    options: list[tuple[int, Claim[EventDate]]] = []
    for phrase in reading.dates_in(span):
        if phrase.kind in _NOT_EVENT_DATES:
            continue
        resolved = resolve(phrase, published=reading.published)
        if resolved.event_date is None:
            continue
        distance = abs(reading.document.token_at(phrase.span.start) - near)
        claim = Claim(value=resolved.event_date, spans=(phrase.span,), reason=resolved.reason)
        options.append((distance, claim))
    days = [o for o in options if o[1].value.precision is DatePrecision.DAY]
    return min(days or options, key=lambda o: o[0], default=(0, None))[1]


def _asides(reading: Reading, sentence: int, clause: Clause) -> Iterator[Aside]:
    if clause.last <= clause.first:
        return
    document = reading.document
    span = document.span(clause.first, clause.last)
    toll = find_toll(
        document, clause.cues, reading.quantities_in(span), reading.toponyms_in(span)
    )
    launch = _launcher_place(reading, clause)
    if toll or launch:
        yield Aside(sentence=sentence, span=span, toll=toll, launch=launch)


def _launcher_place(reading: Reading, clause: Clause) -> Name | None:
    """Where a launcher or the vehicle that carried it stood or was found."""
    if not finds_launcher(clause.cues):
        return None
    names = reading.names_in(clause.first, clause.last)
    return min(names, key=lambda n: n.coarseness, default=None)

