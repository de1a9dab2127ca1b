"""Days from an event to the one it is told with: "six days after drones struck X"."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.date_phrases import DateKind, DateUnit
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.senses import PREPOSITION

__all__ = ["DAYS_OF", "days_earlier", "find_lag"]

DAYS_OF: Final = {DateUnit.DAY: 1, DateUnit.WEEK: 7}
_LONG: Final = {DateUnit.MONTH: 30, DateUnit.YEAR: 365}  # roughly: the month is what is kept
_OPENING: Final = 2  # tokens of "and" and a comma before "a day earlier"
_LAG: Final = 4  # tokens of "two and a half weeks" before "after"
_ADORNED: Final = 5  # tokens from "the previous morning's" to "bombardment"


def find_lag(reading: Reading, mention: Mention) -> int:
    """As in "six days after drones struck X": days from this event to the one it is told with."""
    if mention.relation == "day_after":
        return 1
    if not reading.document.arabic and (earlier := days_earlier(reading, mention)):
        return earlier
    if mention.relation != "after" or mention.first != mention.clause.first:
        return 0
    document = reading.document
    first = max(mention.sentence_first, mention.first - _LAG)
    for phrase in reading.dates_in(document.span(first, mention.first + 1)):
        begins, last = document.tokens_of(phrase.span.start, phrase.span.end)
        told = last == mention.first + 1
        if document.arabic:  # "after two days from the bombing of X"
            governs = {c.first for c in mention.cues if c.category is PREPOSITION}
            told = begins == mention.first and last in governs
        if phrase.kind is not DateKind.EVENT or not told:
            continue
        if phrase.unit in _LONG:  # "years after" is long ago, too
            return abs(phrase.amount or 1) * _LONG[phrase.unit]
        if phrase.amount is not None and phrase.unit in DAYS_OF:
            return abs(phrase.amount) * DAYS_OF[phrase.unit]
    return 0


def days_earlier(reading: Reading, mention: Mention) -> int:
    """As in "that a warplane destroyed two days earlier": from the day beside it; English only."""
    document = reading.document
    if not [p for p in mention.dates if p.kind is DateKind.EVENT]:
        return 0  # no days are counted
    days, counted = [], []
    for phrase in mention.dates:
        at = document.token_at(phrase.span.start)
        if phrase.kind is DateKind.TIME:
            continue
        if phrase.kind is not DateKind.EVENT:
            days.append(at)
        elif (phrase.amount or 0) < 0 and phrase.unit in DAYS_OF:
            counted.append((at, -(phrase.amount or 0) * DAYS_OF[phrase.unit]))
    for at, amount in counted:
        if at - mention.first <= _OPENING and not days:
            return amount  # "A day earlier a drone had hit X"
        if not days and any(0 < c.first - at <= _ADORNED for c in mention.triggers):
            return amount  # "in the previous morning's bombardment"
        trigger = max((c.first for c in mention.triggers if c.first < at), default=None)
        if trigger is not None and all(
            day < trigger or abs(day - trigger) > at - trigger for day in days
        ):
            return amount
    return 0
