"""
The scene a sentence sets before it tells: "In Omdurman, witnesses said that two shells fell".

What is told then has no place of its own, or one that the gazetteer does not know; the scene says
where. A capital from which a ministry speaks sets no scene, nor does a name behind "to" or "from".
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.discourse.local_speakers import find_local_speaker
from dashboard.extraction.events.circumstances import place_of_circumstance
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.launch_points.origins import find_origins
from dashboard.extraction.locations.side_deeds import owns_doer
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.headers import Header, find_headers
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import EVENT, PREPOSITION, SPEECH, WEAPON
from gazetteer.model import Usage

__all__ = [
    "filed_from",
    "find_filed",
    "find_scene",
    "find_seat",
    "find_setting",
    "find_speaker",
    "find_warned",
]

_OPENING: Final = 4  # tokens from the start of the sentence to the name
_OPENING_OF: Final = 6  # the same, of "in the southern province of X"
_DESCRIPTION: Final = 8  # tokens from the name to the comma: "in the north of the country,"
_WARNED: Final = 6  # tokens from "sirens" to the place where they sounded
_ITSELF: Final = words_of("suffering", "it")
_SUFFERED: Final = frozenset({"strike", "destroy", "undergo"})
_GOVERNED: Final = 3  # tokens from "in" to the place: "in the town of"
_AT: Final = words_of("inside", "articles")
_FOLLOWED: Final = frozenset({"after", "hours_after", "day_after"})
_COMMAS: Final = frozenset({"،", ","})
_IN: Final = "ب"
_SUBJECT: Final = 2  # tokens before the name that a sentence has for its subject
_CITY_OF: Final = 3  # tokens of "the city of" before the name
_SETTING: Final = 2  # sentences back to where what is told plays
_OFFICE: Final = 3  # tokens from "mayor" to the name of his town
_ANEW: Final = frozenset({"", "while"})
_ARMED: Final = frozenset({WEAPON, EVENT})
_THROUGH: Final = words_of("through")
_OF: Final = words_of("of")
_EFFECTS: Final = words_of("effects")
_DIVISIONS: Final = words_of("areas")
_TOPIC: Final = words_of("articles", "of")  # "The town of X was quiet": it opens with its subject
_CAPITAL: Final = "P.PPLC"
_SEAT: Final = "a capital"  # the gazetteer's reason, where its own tables have no such code


def find_scene(reading: Reading, mention: Mention) -> Name | None:
    """Name that the sentence opens with, before its speaker or its first event; or `None`."""
    header = mention.clause.header
    quiet = mention.quiet_before
    if quiet is not None and quiet[0] == mention.sentence_first:
        return (
            _scene(reading, *quiet) or _stage(reading, mention, quiet) or _subject(reading, mention)
        )
    if reading.document.arabic and mention.behind is not None:
        circumstance = place_of_circumstance(reading, mention)
        if circumstance is not None:
            return circumstance
    if header is None or header.first != mention.sentence_first:
        return None
    name = _scene(reading, header.first, header.last)
    if name is None:
        local = find_local_speaker(reading, mention)
        return None if local is None or _is_capital(local) else local
    told_afar = _is_capital(name) or (_official(header) and not _is_division(reading, name))
    return None if told_afar and not _local(header) else name


def _is_division(reading: Reading, name: Name) -> bool:
    """As in "in the southern province of X, the observatory said": nobody speaks from there."""
    words = reading.document.words
    return words[name.first - 1] in _OF and not _DIVISIONS.isdisjoint(
        words[max(0, name.first - _GOVERNED) : name.first]
    )


def _subject(reading: Reading, mention: Mention) -> Name | None:
    """As in "Haifa's refinery was closed after a barrage killed three of its workers"."""
    if reading.document.arabic or mention.relation not in {"after", "hours_after"}:
        return None
    first, quiet = mention.sentence_first, mention.quiet_before
    reach, widest = _SUBJECT, Coarseness.SETTLEMENT
    if quiet is not None and _befell(reading.document, mention):
        # "A depot near X burned on Monday after being hit by drones"
        reach, widest = quiet[1] - first, Coarseness.DISTRICT
    name = next(iter(reading.names_in(first, first + reach)), None)
    return name if name is not None and name.coarseness <= widest else None


def _befell(document: Document, mention: Mention) -> bool:
    """As in "after being hit", "after it was struck": what the sentence's subject suffered."""
    trigger = mention.triggers[0]
    told = set(document.words[mention.clause.first : trigger.first])
    return trigger.key in _SUFFERED and not told.isdisjoint(_ITSELF)


def find_warned(reading: Reading, mention: Mention, after: Sequence[Clause]) -> Name | None:
    """As in "sirens sounded in X after rockets were fired from Y": X, told beside the event."""
    document = reading.document
    if "alarm" not in document.cues.by_key:
        return None
    ranges = [(c.first, c.last) for c in after]
    if mention.intercepted and not document.arabic:
        # "was intercepted, the army said, after sirens sounded in X"
        ranges.append((mention.last, document.sentence_at(mention.first).last))
    ranges += [mention.quiet_before] if mention.quiet_before else []
    if mention.first == mention.sentence_first or mention.clause.header is not None:
        before = document.sentence_before(mention.sentence_first)
        ranges.append((before, mention.sentence_first))
    for first, last in ranges:
        alarms = [c.last for c in document.cues_in(first, last) if c.key == "alarm"]
        for name in reading.names_in(first, last) if alarms else ():
            near = any(0 <= name.first - alarm < _WARNED for alarm in alarms)
            if near and name.coarseness <= Coarseness.REGION:
                return name
    return None


def find_filed(reading: Reading, mention: Mention) -> Name | None:
    """As in "KIRKUK, Iraq (Wire) - Rockets hit an air base": where the report was filed from."""
    document, start = reading.document, mention.sentence_first
    if (
        start
        or mention.relation
        or document.arabic
        or reading.names_in(mention.first, mention.last)
    ):
        return None  # the text's first sentence only, and no place of its own
    opening = reading.toponyms_in(document.span(start, mention.triggers[0].last))
    filed = next((t for t in opening if t.usage is Usage.DATELINE), None)
    if filed is None:
        return None
    first, last = document.tokens_of(filed.start, filed.end)
    name = Name(first=first, last=last, toponym=filed)
    near = name.coarseness <= Coarseness.DISTRICT
    return name if near and not _is_capital(name) else None


def filed_from(reading: Reading, mention: Mention) -> tuple[Name, ...]:
    """As in "SDEROT, Israel - ... above the town": the town of the dateline, where none is told."""
    document = reading.document
    if document.arabic or not mention.first:
        return ()
    filed = reading.toponyms_in(document.span(0, mention.first))[:1]
    if not filed or filed[0].usage is not Usage.DATELINE:
        return ()
    first, last = document.tokens_of(filed[0].start, filed[0].end)
    return (Name(first=first, last=last, toponym=filed[0]),)


def find_setting(reading: Reading, mention: Mention) -> Name | None:
    """As in "Five coffins were carried through X. A missile had levelled the canteen": X."""
    start = mention.sentence_first
    if not start or mention.relation not in _ANEW or mention.definite:
        return None
    if mention.recalls or not any(_hits(mention, c) for c in mention.triggers):
        return None
    words = reading.document.words
    kinds = mention.cues.by_key.get("settlements", ())
    if any(word == "of" for c in kinds for word in words[c.last : c.last + 1]):
        return None  # "the village of X", which the gazetteer does not know
    named = reading.names_in(start, mention.last)
    if named and len(find_origins(reading.document, mention.cues, named)) < len(named):
        return None
    for sentence in reading.document.sentences_before(start, _SETTING):
        name, silent = _setting(reading, sentence, elided=mention.elides)
        if name is not None or not silent:
            return name
    return None


def _hits(mention: Mention, trigger: Cue) -> bool:
    """As in "levelled the canteen", "fired at a van", "put bombs through the roof, killing two"."""
    if trigger.key == "launch":
        return any(trigger.last <= c.first for c in mention.cues.by_key.get("target", ()))
    if trigger.key == "kill":
        return bool(mention.cues.munitions)
    return (trigger.sense.lands or trigger.key == "intercept") and not trigger.sense.verbal_noun


def _setting(
    reading: Reading, sentence: Sentence, *, elided: bool = False
) -> tuple[Name | None, bool]:
    """
    Place in which a sentence without an event plays; whether it is silent of any place.

    Parameters
    ----------
    elided
        Whether what flew is left out behind it: "X heard its first drones. One fell on a depot".
    """
    document, first, last = reading.document, sentence.first, sentence.last
    cues, names = sentence.cues, reading.names_in(first, last)
    armed = {EVENT} if elided else _ARMED
    if any(c.category in armed and c.key != "operation" for c in cues):
        return None, False  # what it tells has a place of its own
    if names and SPEECH in cues.by_category:
        spoken = find_headers(document, sentence)
        names = tuple(
            n
            for n in names
            if not _is_capital(n) and not any(h.first <= n.first < h.last for h in spoken)
        )
    named = [n for n in names if n.coarseness <= Coarseness.DISTRICT]
    inside = {c.last for c in cues if c.key == "location"} | _through(document, first, last)
    kinds = {c.first for c in cues if c.key == "settlements"}
    if len(named) == 1 and all(
        i in kinds or document.words[i] in _TOPIC for i in range(first, named[0].first)
    ):
        return named[0], False
    told = [n for n in named if n.coarseness == Coarseness.SITE or n.first in inside]
    return (told[0], False) if len(told) == 1 else (None, not names)


def _through(document: Document, first: int, last: int) -> set[int]:
    words = document.words[first:last]
    through = {first + i + 1 for i, word in enumerate(words) if word in _THROUGH}
    return through | {i + 1 for i in through if document.words[i] == "the"}


def find_seat(reading: Reading, mention: Mention) -> Name | None:
    """As in "the mayor of Sidakan said that <a village> was shelled": the district he governs."""
    header = mention.clause.header
    if header is None:
        return None
    offices = [c.last for c in header.cues.by_key.get("local_officials", ())]
    if not offices:
        return None
    seats = (
        n
        for n in reading.names_in(header.first, header.last)
        if n.coarseness <= Coarseness.DISTRICT
        and any(-_OFFICE < n.first - office < _OFFICE for office in offices)
    )
    return next(seats, None)


def find_speaker(document: Document, header: Header) -> str:
    """Folded word for the institution that speaks, or an empty string."""
    told = header.cues.by_key
    return document.words[told["institutions"][0].first] if "institutions" in told else ""


def _scene(reading: Reading, first: int, last: int) -> Name | None:
    """Find a name in a range of tokens that begins with "in" and has a comma behind the name."""
    document = reading.document
    while first < last and not document.words[first][0].isalnum():
        first += 1
    name = next(iter(reading.names_in(first, min(first + _OPENING_OF, last))), None)
    if name is not None and name.first - first >= _OPENING and not _is_division(reading, name):
        return None
    if name is None or name.coarseness > Coarseness.PROVINCE:
        return None
    senses = load_lexicon(document.language).read(document.words[first]).senses
    if not any(s.category is PREPOSITION and s.key == "location" for s in senses):
        return None
    behind = document.words[name.last : min(name.last + _DESCRIPTION, last + 1)]
    return name if not _COMMAS.isdisjoint(behind) else None


def _stage(reading: Reading, mention: Mention, main: tuple[int, int]) -> Name | None:
    """As in "Pumping at the field of X stopped after a drone hit a tank": where it had effect."""
    document = reading.document
    named = reading.names_in(mention.first, mention.last)
    if mention.relation not in _FOLLOWED or any(not owns_doer(document, mention, n) for n in named):
        return None
    told = reading.names_in(*main)
    places = [n for n in told if n.coarseness <= Coarseness.SETTLEMENT]
    if not (places or document.arabic or _EFFECTS.isdisjoint(document.words[main[0] : main[1]])):
        # "A refinery in the X region caught fire after a drone attack"
        places = [n for n in told if n.coarseness <= Coarseness.REGION]
    governed = (
        n
        for n in places
        if any(
            c.category is PREPOSITION and c.key == "location"
            for c in document.cues_in(max(main[0], n.first - _GOVERNED), n.first)
        )
        or document.words[n.first - 1] in _AT
        or (document.arabic and document.folded.text[document.starts[n.first]] == _IN)
        or _is_city_of(document, n)
    )
    return next(governed, None) if len(places) == 1 else None


def _is_city_of(document: Document, name: Name) -> bool:
    """As in "the Ukrainian city of X was left without water"."""
    cues = document.cues_in(max(0, name.first - _CITY_OF), name.first)
    of = document.words[name.first - 1] == "of"
    return of and any(c.key in {"settlements", "settlement", "facility"} for c in cues)


def _is_capital(name: Name) -> bool:
    place, reasons = name.toponym.resolution.place, name.toponym.resolution.reasons
    return place is not None and (place.feature_code == _CAPITAL or _SEAT in reasons)


def _local(header: Header) -> bool:
    """Whether those speak who saw it: witnesses, residents, medics."""
    return any(c.key == "witnesses" for c in header.cues)


def _official(header: Header) -> bool:
    """Whether a ministry or a spokesman speaks, who may be anywhere."""
    return any(c.key in {"officials", "institutions"} for c in header.cues)
