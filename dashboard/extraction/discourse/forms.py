"""
Forms that tell an event on their lines: "Target: X", "Missiles launched: 4", "Casualties: none".

Nothing but the labels says what a line is about. A form tells an event if it names a place and a
weapon, and one thing more that only an event has: a day, a number or who came to harm.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.names import Coarseness, Name, coarseness_of
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.munition_counts import Counted
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import WEAPON
from dashboard.model import Claim, Count, Span
from gazetteer.normalisation import fold_name

__all__ = ["add_forms"]

# Whatever is skipped is never taken back: a line of many blanks would be tried at each of them.
_LINE: Final = re.compile(r"^[ \t\-•*]*+([^\n:،,.]{2,40}?)[ \t]*+:[ \t]*+(\S[^\n]*)$", re.MULTILINE)
_FEWEST: Final = 3  # known labels of a form
_DIGITS: Final = 4  # of a number of munitions or people
_MANY: Final = 2_000  # lines read as forms at most
_LABELS: Final = {
    "place": words_of("form_place"),
    "day": words_of("form_day"),
    "weapon": words_of("form_weapon"),
    "number": words_of("form_number"),
    "harmed": words_of("form_harmed"),
    "killed": words_of("form_killed"),
    "wounded": words_of("form_wounded"),
}
_OF_EVENTS: Final = ("day", "number", "harmed", "killed", "wounded")
_NONE: Final = words_of("form_none")
_NUMBERS_OF: Final = words_of("form_numbers_of")

Line = tuple[str, Span, Span]  # what the label asks for, the label, the value
Build = Callable[[Reading, Mention, tuple[Clause, ...]], list[Frame]]


def add_forms(
    reading: Reading, frames: Sequence[Frame], build: Build, *, topic: str
) -> Sequence[Frame]:
    """
    Frames of an article with those that its forms tell, in text order.

    Parameters
    ----------
    build
        Gives the frames of a mention.
    topic
        As `find_topic` gives it: forms of what is no news tell no event.
    """
    if topic or reading.document.text.count(":") < _FEWEST:
        return frames
    shown = list(frames)
    for lines in _forms(reading):
        mention = _mention(reading, lines)
        if mention is None:
            continue
        inside = [f for f in shown if mention.first <= f.mention.first < mention.last]
        if any(f.place is not None and f.event_type is not None for f in inside):
            continue  # read already
        built = build(reading, mention, ())
        told = _told(reading, built[0], lines) if built else None
        if told is not None:
            shown = [f for f in shown if not any(f is other for other in inside)]
            shown.append(told)
    return sorted(shown, key=lambda f: f.mention.first) if len(shown) != len(frames) else shown


def _forms(reading: Reading) -> Iterator[list[Line]]:
    """Yield runs of lines with known labels; a label told again begins the next form."""
    form: list[Line] = []
    behind = 0
    text = reading.document.text
    for number, found in enumerate(_LINE.finditer(text)):
        if number >= _MANY:
            break
        kind = _kind(reading, found)
        apart = text[behind : found.start()].strip() if form else ""
        if apart or (kind and any(kind == told for told, _, _ in form)):
            yield from _whole(form)
            form = []
        behind = found.end()
        if kind:
            form.append((kind, Span(*found.span(1)), Span(*found.span(2))))
    yield from _whole(form)


def _whole(form: list[Line]) -> Iterator[list[Line]]:
    if len(form) >= _FEWEST and "place" in [kind for kind, _, _ in form]:
        yield form


def _kind(reading: Reading, found: re.Match[str]) -> str:
    """Return what a line's label asks for; empty for an unknown one."""
    label = fold_name(found[1])
    for kind, labels in _LABELS.items():
        if label in labels:
            return kind
    counts = any(word in _NUMBERS_OF for word in label.split()) or found[2][:1].isdecimal()
    return "number" if counts and _weapons(reading, Span(*found.span(1))) else ""


def _weapons(reading: Reading, span: Span) -> list[Cue]:
    first, last = reading.document.tokens_of(span.start, span.end)
    return [c for c in reading.document.cues_in(first, last) if c.category is WEAPON]


def _mention(reading: Reading, lines: Sequence[Line]) -> Mention | None:
    """Make one mention of a form, told by the word for its weapon."""
    document = reading.document
    weapons = [
        cue
        for kind, label, value in lines
        if kind in ("weapon", "number")
        for cue in (*_weapons(reading, value), *_weapons(reading, label))
    ]
    weapon = next((c for c in weapons if c.sense.event_type is not None), None)
    if weapon is None:
        return None
    first = document.tokens_of(lines[0][1].start, lines[0][1].end)[0]
    end = max(value.end for _, _, value in lines)
    last = document.tokens_of(lines[-1][2].start, end)[1]
    inside = [s for s in document.sentences if s.last > first and s.first < last]
    cues = Cues([c for s in inside for c in s.cues if first <= c.first < last])
    before = sum(1 for s in document.sentences if s.last <= first and s.cues)
    return Mention(
        sentence=before,
        sentence_first=first,
        first=first,
        last=last,
        clause=Clause(first=first, last=last, cues=cues),
        cues=cues,
        triggers=(weapon,),
    )


def _told(reading: Reading, frame: Frame, lines: Sequence[Line]) -> Frame | None:
    """Give a frame what the labels say; `None` where no place is known by name."""
    spans = {kind: value for kind, _, value in lines}
    place = _place(reading, spans["place"])
    if place is None or frame.event_type is None:
        return None
    if spans.keys().isdisjoint(_OF_EVENTS):
        return None
    counted = frame.means.counted
    number = _number(reading, spans.get("number"))
    if number is not None:
        counted = Counted(number=number, event_type=frame.event_type)
    toll = frame.toll
    nobody = _nobody(reading, spans.get("harmed"))
    killed = _number(reading, spans.get("killed")) or nobody
    wounded = _number(reading, spans.get("wounded")) or nobody
    return replace(
        frame,
        place=place,
        alternatives=(),
        launch=None,
        unplaced=False,
        means=replace(frame.means, counted=counted),
        toll=replace(
            toll,
            killed=(killed,) if killed else toll.killed,
            wounded=(wounded,) if wounded else toll.wounded,
        ),
    )


def _place(reading: Reading, span: Span) -> Name | None:
    """Most exact place of a line."""
    first, last = reading.document.tokens_of(span.start, span.end)
    names = [
        n
        for n in reading.names_in(first, last)
        if n.toponym.resolution.point is not None and n.coarseness < Coarseness.PROVINCE
    ]
    return min(names, key=coarseness_of, default=None)


def _number(reading: Reading, span: Span | None) -> Claim[Count] | None:
    """Return the number that a line gives, if it gives one alone."""
    if span is None:
        return None
    text = reading.document.text[span.start : span.end].strip(" .")
    if text.isdecimal() and len(text) <= _DIGITS:
        return Claim(value=Count.exactly(int(text)), spans=(span,))
    told = reading.quantities_in(span)
    return Claim(value=told[0].value, spans=(told[0].span,)) if len(told) == 1 else None


def _nobody(reading: Reading, span: Span | None) -> Claim[Count] | None:
    """Nought, where a line says "none"."""
    if span is None:
        return None
    value = fold_name(reading.document.text[span.start : span.end].strip(" ."))
    return Claim(value=Count.exactly(0), spans=(span,)) if value in _NONE else None
