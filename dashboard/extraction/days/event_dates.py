"""The date phrase that tells when a mention's event happened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dashboard.extraction.days.hours import HOURS
from dashboard.extraction.days.lags import DAYS_OF, days_earlier
from dashboard.extraction.days.others_days import days_of_claim, own_dates, without_dates
from dashboard.extraction.events.long_past import lies_back, past_month
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.date_phrases import DateKind, DateMention, DateUnit
from dashboard.extraction.expressions.dates import beginning
from dashboard.extraction.locations.bystanders import killed_when
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cues
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, PREPOSITION
from dashboard.model import Basis, Claim, DatePrecision, EventDate, Span

__all__ = [
    "REPORTED",
    "find_counted",
    "find_day",
    "find_day_behind",
    "find_event_date",
    "same_day_told",
    "without_times",
]

REPORTED: Final = "the day on which it was reported"
_DAY: Final = timedelta(days=1)
_ONE_DAY: Final = "told in one clause with an event of that day"
_BEGAN: Final = "it has gone on since that day"
_NOT_LATER: Final = "not later than what it preceded"
_IT: Final = words_of("that", "all")
_HAPPENED: Final = words_of("was", "happening")
_HOURS_AFTER: Final = "hours_after"
_DAY_HOURS: Final = 24
_FEW_DAYS: Final = 72  # hours counted so
_TRIED: Final = 8  # tokens from "hit" to "in May 2021": "the airport of the city"
_ADORNED: Final = 5  # tokens from "June 2016" to "attack"
_ARTICLES: Final = words_of("articles", "possessives")
_LEADS_ON: Final = words_of("leading_on")
_BEHIND_PLACE: Final = 2  # tokens from a place to the month told with it: "X harbour in"
_COUNTED_OVER: Final = 3  # sentences back to the day from which "the day before" counts
_SHORT: Final = 9  # tokens of a clause that tells little but the date
_NOT_EVENT_DATES: Final = frozenset(
    {DateKind.SINCE, DateKind.ANNIVERSARY, DateKind.EVENT, DateKind.TIME}
)


def find_event_date(
    reading: Reading, mention: Mention, after: Sequence[Clause] = ()
) -> Claim[EventDate] | None:
    """
    Date of a mention: its own, one told right beside it, else the day it was reported.

    Only the mention's own words and the clause beside them are `stated`; the day of the report
    and the day of a main clause are inferences, and say so.

    Parameters
    ----------
    after
        Clauses that follow it and tell no event.
    """
    told = mention.cues.by_key
    owned = mention.dates and ("claim" in told or "responsibility" in told)
    if claimed := days_of_claim(reading, mention) if owned else ():
        own = find_event_date(reading, without_dates(mention, claimed), after)
        day = None if own else _nearest(reading, claimed, [mention.triggers[0].first])
        return _as_reported(day) if day else own
    document = reading.document
    own, earlier = None, 0
    if mention.dates:
        own = _own(reading, mention)
        earlier = 0 if document.arabic else days_earlier(reading, mention)
    if own is not None:
        return _days_before(own, earlier) if earlier else own
    if earlier and mention.relation != "day_after":
        counted = _counted_back(reading, mention, earlier)
        if counted is not None:
            return counted
    return _told_beside(reading, mention, after)


def _own(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """Date that a mention's own words tell."""
    document = reading.document
    triggers = [c.first for c in mention.triggers]
    near = triggers if document.arabic else triggers[:1]
    if not document.arabic and (when := killed_when(document, mention)) > 0:
        near = [t for t in triggers if t > when][-1:] or [when]
    own = _attributive(reading, mention)
    if own is None and "relative" in mention.cues.by_key:
        own = _described(reading, mention)
    dates = mention.dates if document.arabic else own_dates(document, mention)
    return own or _nearest(reading, dates, near)


def _told_beside(
    reading: Reading, mention: Mention, after: Sequence[Clause]
) -> Claim[EventDate] | None:
    """Date told beside a mention that tells none itself, or of the report that tells it."""
    document = reading.document
    if mention.relation in {"after", "hours_after"}:
        main = _resolved(reading, _before(document, mention), mention.first)
        if main is not None:
            return _days_before(main, mention.lag_days or _nights_back(document, mention, main))
    if mention.relation == "day_after" and not document.arabic:
        # "The strikes began on Sunday, a day after jets had bombed X"
        main = _resolved(reading, _before(document, mention), mention.first)
        if main is not None:
            return _days_before(main, mention.lag_days or 1)
    if not mention.definite and (mention.quiet_before or after):
        beside = _beside(reading, mention) or _behind(reading, mention, after)
        if beside is not None:
            return _days_before(beside, mention.lag_days) if mention.lag_days else beside
    if not document.arabic:
        told = _lasting(reading, mention) or _in_clause(reading, mention)
        if told is not None:
            return told
    return _reported(reading, mention) if mention.clause.header else None


def _lasting(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """As in "shells have set fire to orchards since Wednesday": it began then; English only."""
    published = reading.published
    if published is None or mention.relation == "since":
        return None
    for phrase in mention.dates:
        lasts = phrase.kind is DateKind.SINCE and phrase.weekday is not None
        day = beginning(phrase, published=published) if lasts else None
        if day is not None:
            when = EventDate(start=day, end=day, precision=DatePrecision.DAY, phrase=phrase.text)
            return Claim(value=when, basis=Basis.INFERRED, spans=(phrase.span,), reason=_BEGAN)
    return None


def _counted_back(reading: Reading, mention: Mention, days: int) -> Claim[EventDate] | None:
    """As in "They were buried on Thursday. Two days earlier a missile hit": from what was told."""
    first = mention.sentence_first
    told = None
    if mention.first > first:
        told = _resolved(reading, _before(reading.document, mention), mention.first)
    for _ in range(_COUNTED_OVER):
        if told is not None or not first or reading.document.words[first - 1] == "\n":
            break
        before = reading.document.sentence_before(first)
        told = _resolved(reading, reading.document.span(before, first), first)
        first = before
    return _days_before(told, days) if told else None


def _reported(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """Day on which a mention was reported, where that is told."""
    header = mention.clause.header
    if header is None or mention.definite or mention.relation in {"day_after", "since"}:
        return None
    span = reading.document.span(header.first, header.last)
    told = _resolved(reading, span, header.first)
    return _as_reported(told) if told else None


def _nights_back(document: Document, mention: Mention, main: Claim[EventDate]) -> int:
    """As in "at noon on Thursday, 18 hours after": whether the hours reach back past midnight."""
    hour = HOURS.get(main.value.part_of_day) if main.value.part_of_day else None
    before = document.words[mention.first - 1] if mention.first else ""
    if (
        document.arabic
        or hour is None
        or not before.isdecimal()
        or mention.relation != _HOURS_AFTER
    ):
        return 0
    back = int(before) - hour
    return -(-back // _DAY_HOURS) if 0 < back <= _FEW_DAYS else 0


def _in_clause(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """As in "On Tuesday a missile hit X and three died in raids on Y": one day; English only."""
    first = mention.clause.first
    if mention.first <= first or mention.definite:
        return None
    told = _resolved(reading, reading.document.span(first, mention.first), mention.first)
    if told is None:
        return None
    when = replace(told.value, part_of_day=None)
    return Claim(value=when, basis=Basis.INFERRED, spans=told.spans, reason=_ONE_DAY)


def find_day(reading: Reading, span: Span, near: int) -> Claim[EventDate] | None:
    """Day told in a stretch of text, the nearest to a token; `None` where none is."""
    told = _resolved(reading, span, near)
    return told if told and told.value.precision is DatePrecision.DAY else None


def find_day_behind(reading: Reading, sentence: Sentence, span: Span) -> Claim[EventDate] | None:
    """As in "That was on Friday", "All this happened the previous evening": of what was told."""
    if not reading.document.arabic:  # Arabic says so otherwise, see `telling.says_when`
        tokens = reading.document.words[sentence.first : sentence.last]
        if tokens[0] not in _IT or _HAPPENED.isdisjoint(tokens):
            return None
    told = find_day(reading, span, sentence.first)
    if told is not None:
        return told
    counted = (p for p in reading.dates_in(span) if p.kind is DateKind.EVENT and p.amount)
    phrase = next(counted, None)
    if phrase is None or phrase.unit not in DAYS_OF:
        return None
    days = -(phrase.amount or 0) * DAYS_OF[phrase.unit]
    first = reading.document.sentence_before(reading.document.sentence_before(sentence.first))
    base = find_day(reading, reading.document.span(first, sentence.first), sentence.first)
    return _days_before(base, days) if base and days > 0 else None


def find_counted(reading: Reading, sentence: Sentence, told: Claim[EventDate]) -> Claim[EventDate]:
    """As in "Wednesday's notice tells of an event a day earlier": the day counted from it."""
    span = reading.document.span(sentence.first, sentence.last)
    days = [
        -(p.amount or 0) * DAYS_OF[p.unit]
        for p in reading.dates_in(span)
        if p.kind is DateKind.EVENT and p.unit in DAYS_OF and p.span.start > told.spans[0].end
    ]
    return _days_before(told, days[0]) if days and days[0] > 0 else told


def same_day_told(reading: Reading, span: Span) -> bool:
    """As in "the same night": the day is that of what was told just before; English only."""
    return not reading.document.arabic and any(
        p.kind is DateKind.EVENT and p.amount == 0 and p.unit is DateUnit.DAY
        for p in reading.dates_in(span)
    )


def _days_before(told: Claim[EventDate], days: int) -> Claim[EventDate]:
    """As in "docked on Wednesday, a day after it was struck", "six days after they were hit"."""
    when = replace(
        told.value,
        start=told.value.start - days * _DAY,
        end=told.value.end - days * _DAY,
        part_of_day=None,
    )
    reason = f"{days} days before what came so long after it"
    if days <= 1:
        reason = "the day before what came a day after it" if days else _NOT_LATER
    return Claim(value=when, basis=Basis.INFERRED, spans=told.spans, reason=reason)


def without_times(reading: Reading, mention: Mention) -> Mention:
    """Drop the prepositions of its dates: "at 10 from the morning of" governs no place."""
    prepositions = mention.cues.by_category.get(PREPOSITION)
    if not prepositions or not mention.dates:
        return mention
    inside: set[int] = set()
    for phrase in mention.dates:
        first, last = reading.document.tokens_of(phrase.span.start, phrase.span.end)
        inside.update(range(first - 1, last))
    dropped = {c for c in prepositions if c.first in inside}
    if not dropped:
        return mention
    kept = Cues([c for c in mention.cues if c not in dropped])
    return mention.told_in(mention.first, mention.last, kept)


def _beside(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """As in "At dawn on Tuesday the answer came, as X shelled Y": told in the clause before."""
    if mention.definite or not mention.quiet_before:
        return None
    first, last = mention.quiet_before
    return _resolved(reading, reading.document.span(first, last), last)


def _behind(reading: Reading, mention: Mention, after: Sequence[Clause]) -> Claim[EventDate] | None:
    """As in "X shelled Y, according to Z, on Friday morning": told in a short clause behind."""
    if mention.definite:
        return None
    for clause in after:
        if 0 < clause.last - clause.first <= _SHORT or clause.relation:
            span = reading.document.span(clause.first, clause.last)
            told = _resolved(reading, span, clause.first)
            if told is not None:
                return _as_reported(told) if _goes_on_saying(reading, clause) else told
    return None


def _goes_on_saying(reading: Reading, clause: Clause) -> bool:
    """As in "X shelled Y, a spokesman said on Monday": no comma parts the day from "said"."""
    document, header = reading.document, clause.header
    if document.arabic or header is None or header.last != clause.first:
        return False
    before, after = document.words[clause.first - 1], document.words[clause.first]
    return before[0].isalpha() and after[0].isalpha()


def _as_reported(told: Claim[EventDate]) -> Claim[EventDate]:
    """Day on which something was reported, for want of its own."""
    return Claim(
        value=replace(told.value, part_of_day=None),
        basis=Basis.INFERRED,
        spans=told.spans,
        reason=REPORTED,
    )


def _before(document: Document, mention: Mention) -> Span:
    """Span of the sentence up to the mention."""
    first = mention.sentence_first
    return document.span(first, max(first + 1, mention.first))


def _attributive(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """As in "on Friday jailed six for the June 2016 attack", "killed in the port of X in 2000"."""
    document = reading.document
    if document.arabic:
        past = past_month(reading, mention)
        return _claim(reading, past) if past is not None else None
    nouns = [c.first for c in mention.triggers if c.category is EVENT]
    names = reading.names_in(mention.triggers[0].last, mention.last)
    for phrase in mention.dates:
        first, last = document.tokens_of(phrase.span.start, phrase.span.end)
        before = document.words[first - 1] if first else ""
        adorns = (
            nouns != []
            and before in _ARTICLES
            and any(
                0 <= noun - last <= _ADORNED and _only_words(document, last, noun) for noun in nouns
            )
        )
        sets = any(
            0 <= first - n.last <= _BEHIND_PLACE
            and all(word[0].isalnum() for word in document.words[n.last : first])
            for n in names
        )
        sets = sets or _dates_past(document, mention, phrase, first)
        adorns = adorns or lies_back(document, mention, phrase)
        claim = _claim(reading, phrase) if adorns or sets else None
        if claim is not None and (adorns or claim.value.precision is not DatePrecision.DAY):
            return claim
    return None


def _described(reading: Reading, mention: Mention) -> Claim[EventDate] | None:
    """As in "opened on Thursday a show on X, which jets bombed in March", "where, years ago,"."""
    document, trigger = reading.document, mention.triggers[0]
    relatives = [c for c in mention.cues.by_key.get("relative", ()) if c.first < trigger.first]
    if not relatives or (document.arabic and relatives[-1].last != trigger.first):
        return None
    behind = document.span(relatives[-1].first, mention.last)
    return _resolved(reading, behind, trigger.first) if reading.dates_in(behind) else None


def _dates_past(document: Document, mention: Mention, phrase: DateMention, first: int) -> bool:
    """As in "on Tuesday tried men over rockets that hit X in May 2021": a month of a year."""
    told = phrase.year is not None and phrase.month is not None and phrase.day is None
    behind = max((c.last for c in mention.triggers if c.first < first), default=first)
    return told and document.words[first - 1] == "in" and 0 < first - behind <= _TRIED


def _only_words(document: Document, first: int, last: int) -> bool:
    """Whether nothing but adjectives and nouns stand there: no comma, no preposition."""
    return all(word[0].isalnum() and word not in _LEADS_ON for word in document.words[first:last])


def _resolved(reading: Reading, span: Span, *near: int) -> Claim[EventDate] | None:
    """Date of a span that stands nearest to one of the tokens, see `_nearest`."""
    phrases = reading.dates_in(span)
    return _nearest(reading, phrases, near) if phrases else None


def _nearest(
    reading: Reading, phrases: Sequence[DateMention], near: Sequence[int]
) -> Claim[EventDate] | None:
    """Of date phrases, the one that stands nearest to one of the tokens; a day before all wider."""
    if len(phrases) == 1:
        return _claim(reading, phrases[0])
    options: list[tuple[int, Claim[EventDate]]] = []
    for phrase in phrases:
        claim = _claim(reading, phrase)
        if claim is not None:
            first = reading.document.token_at(phrase.span.start)
            distance = min([abs(first - token) for token in near])
            options.append((distance, claim))
    days = [o for o in options if o[1].value.precision is DatePrecision.DAY]
    return min(days or options, key=lambda o: o[0], default=(0, None))[1]


def _claim(reading: Reading, phrase: DateMention) -> Claim[EventDate] | None:
    if phrase.kind in _NOT_EVENT_DATES:
        return None
    return reading.days_of(phrase)
