"""
A mention with its arguments filled in: where, when, with what, by whom, with what result.

`Reading` holds everything annotated in one article; `build_frames` goes through its sentences.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from dashboard.extraction.actors import Agency, find_agency
from dashboard.extraction.clauses import Clause, split_clauses
from dashboard.extraction.date_phrases import DateKind, DateMention
from dashboard.extraction.dates import resolve
from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category
from dashboard.extraction.means import Means, find_means
from dashboard.extraction.mentions import Mention, Status, find_mentions
from dashboard.extraction.outcomes import Toll, find_toll
from dashboard.extraction.places import (
    Coarseness,
    Name,
    PlaceArguments,
    find_places,
    finds_launcher,
)
from dashboard.extraction.quantities import Quantity
from dashboard.extraction.topics import find_topic, set_aside
from dashboard.model import Basis, Claim, DatePrecision, EventDate, EventType, PartOfDay, Span
from gazetteer.model import Toponym

__all__ = ["Aside", "Frame", "Reading", "build_frames"]

_SETTLEMENT_REACH = 60  # tokens back to the town that "the city" means
_MANY = 4  # events from which a number of them is a sum
_FOUND_REACH = 3  # tokens between "found" and the launcher
_OBJECT_REACH = 2  # tokens between a striking verb and its object
_NOT_EVENT_DATES = frozenset({DateKind.SINCE, DateKind.ANNIVERSARY, DateKind.EVENT, DateKind.TIME})


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
    anaphor
        Kind of place a definite noun points back to (`facility`, `settlement`), or empty.
    speaker
        Folded word for the institution that reports it, or empty.
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
    anaphor: str = ""
    speaker: str = ""

    @property
    def event_type(self) -> EventType | None:
        """Told event type; an explosion alone tells none."""
        if self.means.event_type is None or self.means.weak:
            return None
        return self.means.event_type.value

    @property
    def doer(self) -> str:
        """Name of the doer, or empty."""
        return self.agency.perpetrator.value if self.agency.perpetrator else ""

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
    def is_sum(self) -> bool:
        """Several attacks on a region or on several countries: no single event."""
        wide = self.place is not None and self.place.coarseness >= Coarseness.REGION
        if self.mention.status is not Status.TOLD or not (wide and self.mention.plural):
            return False
        if len(self.countries) > 1:
            return True
        dated = self.date is not None and self.date.basis is Basis.STATED
        return self.number is None and not self.mention.definite and not dated

    @property
    def refers_to_untold(self) -> bool:
        """A definite event at a place of its own that nothing else tells: "the raid on X"."""
        return (
            self.mention.status is Status.TOLD
            and self.place is not None
            and self.place.coarseness <= Coarseness.PROVINCE
        )

    @property
    def points_at_many(self) -> bool:
        """ "these attacks": several at once, without a place, a day or a weapon."""
        return (
            self.mention.definite
            and not self.mention.dual
            and self.place is None
            and self.event_type is None
            and (self.date is None or self.date.basis is Basis.INFERRED)
        )

    @property
    def stands_alone(self) -> bool:
        """Whether it could be an event that nothing else tells."""
        if self.mention.definite or self.mention.status is not Status.TOLD:
            return False
        if self.on_launcher:
            return True  # its place is where the launcher fired from
        if self.place is None:
            return False
        told = self.number is not None or self.day is not None or self.event_type is not None
        return told or self.place.coarseness < Coarseness.REGION


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
    topic = find_topic(reading.document)
    name_tokens = [name.first for name in reading.names]
    told_sentences = (s for s in reading.document.sentences if s.cues)
    for index, sentence in enumerate(told_sentences):
        clauses = split_clauses(reading.document, sentence)
        mentions = _with_responses(
            find_mentions(reading.document, index, sentence.first, clauses, name_tokens)
        )
        told = {id(m.clause) for m in mentions}
        for mention in (set_aside(m, topic) for m in mentions):
            frames.extend(_frames(reading, mention, _place_clauses(mention, clauses, told)))
        for clause in clauses:
            if id(clause) not in told:
                asides.extend(_asides(reading, index, clause))
    return tuple(_with_sums(frames)), tuple(asides)


def _place(reading: Reading, mention: Mention, places: PlaceArguments) -> Name | None:
    """The target named, or the town named last where "the city" is told instead."""
    named = places.targets[0] if places.targets else None
    if named is None and places.launch is not None:
        return None  # only where it was fired from is told
    if named is not None and named.coarseness <= Coarseness.DISTRICT:
        return named
    return _settlement(reading, mention) or named


def _settlement(reading: Reading, mention: Mention) -> Name | None:
    """ "the city": the town named last, even if a speaker's place."""
    anaphor, header = _anaphor(mention), mention.clause.header
    if anaphor == "settlement":
        before = reading.names_in(max(0, mention.first - _SETTLEMENT_REACH), mention.first)
    elif anaphor == "facility":
        sites = reading.names_in(mention.sentence_first, mention.first)
        if sites and sites[-1].coarseness == Coarseness.SITE:
            return sites[-1]
        # "the port" of the speaker's town
        before = reading.names_in(header.first, header.last) if header else ()
    else:
        return None
    towns = [n for n in before if n.coarseness == Coarseness.SETTLEMENT]
    return towns[-1] if towns else None


def _many_events(reading: Reading, mention: Mention, span: Span) -> bool:
    """ "more than thirty attacks": the number counts events."""
    nouns = [c.first for c in mention.triggers if c.category is Category.EVENT]
    for quantity in reading.quantities_in(span):
        noun = reading.document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)[0]
        if noun in nouns and quantity.value.best >= _MANY:
            return True
    return False


def _clause_places(reading: Reading, mention: Mention, clause: Clause) -> PlaceArguments:
    inside = replace(mention, first=clause.first, last=clause.last, cues=clause.cues)
    return find_places(reading.document, inside, reading.names_in(clause.first, clause.last))


def _with_sums(frames: Sequence[Frame]) -> Iterator[Frame]:
    """ "the attacks" right after a sum over attacks speak of the same sum."""
    before: Frame | None = None
    for frame in frames:
        mention = frame.mention
        points_at_sum = (
            before is not None
            and before.mention.status is Status.AGGREGATE
            and mention.sentence - before.mention.sentence <= 1
            and frame.day is None
            and frame.number is None
            and mention.plural
            and mention.triggers_definite
        )
        shown = frame
        if points_at_sum:
            shown = replace(frame, mention=replace(mention, status=Status.AGGREGATE))
        yield shown
        before = shown


def _with_responses(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark the mention that "in response to" hangs on; what follows the words is its trigger."""
    marked = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.relation == "response_main":
            marked[index] = replace(marked[index], response=True)
        elif mention.relation == "response":
            main = index - 1 if index else index + 1
            follows = index + 1 < len(marked) and marked[index + 1].relation == "response_main"
            if not follows and main < len(marked):
                answers = marked[main].definite
                marked[main] = replace(marked[main], response=True, answers=answers)
    return tuple(marked)


def _place_clauses(
    mention: Mention, clauses: Sequence[Clause], told: set[int]
) -> tuple[Clause, ...]:
    """Clauses right after the mention's that tell no event of their own."""
    after = [c for c in clauses if c.first >= mention.last]
    return tuple(takewhile(lambda c: id(c) not in told and not c.relation, after))


def _frames(reading: Reading, mention: Mention, after: Sequence[Clause]) -> Iterator[Frame]:
    document = reading.document
    span = document.span(mention.first, mention.last)
    names = reading.names_in(mention.first, mention.last)
    places = find_places(document, mention, names)
    if not places.targets and mention.intercepted:  # where the debris came down
        found = next((p for c in after if (p := _clause_places(reading, mention, c)).targets), None)
        if found:
            places = replace(places, targets=found.targets[:1], containers=found.containers)
    means = find_means(document, mention, reading.quantities_in(span))
    agency = find_agency(document, mention, has_target=bool(places.targets or places.unresolved))
    header = mention.clause.header
    frame = Frame(
        mention=mention,
        span=span,
        header_span=document.span(header.first, header.last) if header else None,
        place=_place(reading, mention, places),
        alternatives=() if places.separate else places.targets[1:],
        launch=places.launch,
        means=means,
        agency=agency,
        toll=find_toll(
            document, mention.cues, reading.quantities_in(span), reading.toponyms_in(span)
        ),
        date=_date(reading, mention, span),
        response=mention.answers or (not mention.definite and _is_response(mention)),
        countries=_countries(mention, places),
        on_launcher=_strikes_launcher(mention, "launcher", "launch_sites", "fire_source"),
        anaphor=_anaphor(mention),
        speaker=_speaker(document, mention.clause),
    )
    if frame.is_sum or _many_events(reading, mention, span):
        frame = replace(frame, mention=replace(mention, status=Status.AGGREGATE))
    yield frame
    if places.separate:
        yield from (replace(frame, place=target) for target in places.targets[1:])


def _anaphor(mention: Mention) -> str:
    keys = [c.key for c in mention.cues if c.category is Category.ANAPHOR]
    return next((key for key in keys if key in {"facility", "settlement"}), "")


def _is_response(mention: Mention) -> bool:
    return mention.response or _strikes_launcher(mention, "launcher", "fire_source")


def _strikes_launcher(mention: Mention, *keys: str) -> bool:
    """The launcher or the source of fire is what was hit, not what was found or fired from."""
    if finds_launcher(mention.cues):
        keys = (*keys, "vehicle")
    launchers = [c for c in mention.cues if c.category is Category.ANAPHOR and c.key in keys]
    return any(_is_object(mention, launcher) for launcher in launchers)


def _is_object(mention: Mention, launcher: Cue) -> bool:
    """Whether a striking verb or a preposition of direction stands right before the launcher."""
    for cue in mention.cues:
        near = 0 <= launcher.first - cue.last < _OBJECT_REACH
        aims = cue.category is Category.PREPOSITION and cue.key == "target"
        if near and (
            aims or (cue in mention.triggers and cue.key in {"strike", "destroy", "respond", ""})
        ):
            return not _is_found(mention, launcher)
    return False


def _is_found(mention: Mention, launcher: Cue) -> bool:
    return any(
        c.category is Category.ANAPHOR
        and c.key == "found"
        and 0 <= launcher.first - c.last < _FOUND_REACH
        for c in mention.cues
    )


def _countries(mention: Mention, places: PlaceArguments) -> tuple[str, ...]:
    """Countries of the targets; without one, those that adjectives of nationality hint at."""
    told = []
    for name in (*places.targets, *places.containers):
        place = name.toponym.resolution.place
        if place is not None and place.country:
            told.append(place.country)
    if not told:
        told = [
            c.key for c in mention.cues if c.category is Category.DEMONYM and _is_owned(mention, c)
        ]
    return tuple(dict.fromkeys(told))


def _is_owned(mention: Mention, demonym: Cue) -> bool:
    """ "Iraqi camps": the nationality of what was hit, not of who hit it."""
    return any(
        c.category is Category.ANAPHOR
        and c.key == "things"
        and 0 <= min(abs(demonym.first - c.last), abs(c.first - demonym.last)) <= 1
        for c in mention.cues
    )


def _speaker(document: Document, clause: Clause) -> str:
    if clause.header is None:
        return ""
    told = [c for c in clause.header.cues if c.key == "institutions"]
    return document.tokens[told[0].first].text if told else ""


def _date(reading: Reading, mention: Mention, span: Span) -> Claim[EventDate] | None:
    """The mention's own date; else, as an inference, the date on which it was reported."""
    document = reading.document
    own = _resolved(reading, span, near=mention.triggers[0].first)
    if own is not None:
        return own
    if mention.relation in {"after", "hours_after"}:
        main = _resolved(reading, _before(document, mention), near=mention.first)
        if main is not None:
            return Claim(
                value=replace(main.value, part_of_day=None),
                basis=Basis.INFERRED,
                spans=main.spans,
                reason="not later than what it preceded",
            )
    beside = _beside(reading, mention)
    if beside is not None:
        return beside
    header = mention.clause.header
    if header is None or mention.definite or mention.relation in {"day_after", "since"}:
        return None
    told = _resolved(reading, document.span(header.first, header.last), near=header.first)
    if told is None:
        return None
    return Claim(
        value=replace(told.value, part_of_day=None),
        basis=Basis.INFERRED,
        spans=told.spans,
        reason="the day on which it was reported",
    )


def _beside(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """ "At dawn on Tuesday the answer came, as X shelled Y": told in the clause before."""
    if mention.definite or not mention.quiet_before:
        return None
    first, last = mention.quiet_before
    return _resolved(reading, reading.document.span(first, last), near=last)


def _before(document: Document, mention: Mention) -> Span:
    """The sentence up to the mention."""
    first = mention.sentence_first
    return document.span(first, max(first + 1, mention.first))


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
    toll = find_toll(document, clause.cues, reading.quantities_in(span), reading.toponyms_in(span))
    launch = _launcher_place(reading, clause)
    if toll or launch:
        yield Aside(sentence=sentence, span=span, toll=toll, launch=launch)


def _launcher_place(reading: Reading, clause: Clause) -> Name | None:
    """Where a launcher or the vehicle that carried it stood or was found."""
    if not finds_launcher(clause.cues):
        return None
    names = reading.names_in(clause.first, clause.last)
    return min(names, key=lambda n: n.coarseness, default=None)
