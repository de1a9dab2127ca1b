"""Lists of places: which names "and" or a comma joins as targets, and which only describe."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.launch_points.origins import joins_place
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import Phrases, words_of
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import ACTOR, CONNECTIVE, EVENT, PREPOSITION, VERB
from dashboard.model import EventType
from gazetteer.geodesy import further_than
from gazetteer.model import PlaceKind, RelationKind

__all__ = [
    "holds",
    "is_alike",
    "is_apposed",
    "is_between",
    "is_joined",
    "is_one_event",
    "is_thing_elsewhere",
    "lies_between",
    "within",
]

_ALIKE: Final = 3  # ranks between a site and "the hills west of" a town
_NEIGHBOURS_M: Final = 12_000  # between villages that one battery shells
_NORTH_M: Final = 60_000  # metres from "north of X" as drawn to what lies north of it
_PLACED: Final = words_of("at")
_LISTING: Final = words_of("and", "articles") | {","}
_ADDED, _LINKING = Phrases(words_of("added")), words_of("linking")
_TIMES: Final = words_of("times")
_BEFORE_COMMA: Final = 5  # tokens from a place to what adds another: "on Monday night, as well as"
_TIME: Final = 4  # tokens of "late on Wednesday night"
_CUT_IN: Final = (4, 8)  # tokens of "and, an hour later,"
_VILLAGES: Final = words_of("villages")
_VILLAGE_WORDS: Final = words_of("villages", "articles") | {"of"}
_WHERE: Final = 5  # tokens from a place to the comma: "in the far east"
_NOUN: Final = 4  # tokens of "and the towns of"
_COUNTRYSIDE_M: Final = 60_000  # between villages of one list
_PLAIN: Final = 2  # tokens of "and in"
_TELLING: Final = frozenset({VERB, EVENT, CONNECTIVE, ACTOR})
_CHAIN: Final = 4  # tokens between "between" and the name: "the towns of"
_THING: Final = 7  # tokens of "and a weapons depot near"
_AND, _IN = "و", "ب"
_ACCUSATIVE, _PERFECT = "ا", "ت"
_LOCATING: Final = {False: frozenset({"location", "target"}), True: frozenset({"location"})}
_SHORTEST: Final = 4  # letters of "and", a noun and its ending
_COMMAS: Final = frozenset({"،", ",", "؛", ";", ":"})


def is_joined(document: Document, left: Name, right: Name) -> bool:
    """Whether "and" (or a list's comma) joins two names with nothing told between them."""
    between = document.words[left.last : right.first]
    return (
        _is_listed(document, left, right, between)
        or _is_added(document, between, right)
        or _goes_on(document, left, right, between)
    )


def _is_listed(document: Document, left: Name, right: Name, between: list[str]) -> bool:
    words = [t for t in between if t[0].isalnum()]
    if document.arabic:
        near = len(words) <= 1 and len(between) <= _PLAIN
        return near and _is_listed_arabic(document, left, right, words)
    if not words and _is_apposition(left, right):
        return False
    if words in (["and"], ["and", "the"], []) and between:
        return all(t in _LISTING for t in between)
    if not _stands_before(document, right):
        return False
    between = _without_time(between)
    return _cut_in(between) or between in (["and"], ["and", "the"])


def _goes_on(document: Document, left: Name, right: Name, between: Sequence[str]) -> bool:
    """As in "the towns of X in the east, and the towns of Y": behind where the first ones lie."""
    comma = next((i for i in range(1, len(between)) if between[i] in _COMMAS), 0)
    behind = between[comma + 1 :]
    if not 0 < comma <= _WHERE or not 0 < len(behind) <= _NOUN:
        return False
    cues = document.cues_in(left.last, right.first)
    if any(c.category in _TELLING for c in cues):
        return False
    if document.arabic:
        noun = behind[0].removeprefix(_AND)
        nouns = document.little_words["joined_nouns"]
        return len(behind) == 1 and noun != behind[0] and (noun in nouns or noun in _VILLAGES)
    if between[0] not in _PLACED or behind[0] != "and":
        return False
    after = document.words[right.last : right.last + 1]
    ends = after == ["and"] or _stands_before(document, right)
    return ends and all(word in _VILLAGE_WORDS for word in behind[1:])


def _is_listed_arabic(document: Document, left: Name, right: Name, words: Sequence[str]) -> bool:
    start = right.toponym.start
    before = document.text[max(0, start - 3) : start].strip("”“\"'«» ")
    if words and words[0][0] == _AND and words[0][1:] in _VILLAGES:
        # villages far apart: the second is a namesake
        return not lies_elsewhere(left, right, slack_m=_COUNTRYSIDE_M)
    return before.endswith(_AND) or (bool(words) and _joins(document, words[0]))


def _is_added(document: Document, between: Sequence[str], right: Name) -> bool:
    """As in "X on Monday, as well as Y", Arabic "X, besides the town of Y": joined as by "and"."""
    for first in range(min(_BEFORE_COMMA, len(between))):
        end = _ADDED.end(between, first)
        if end is None or (first and between[first - 1] not in _COMMAS):
            continue
        left = between[end:]
        if document.arabic:
            nouns = document.little_words["joined_nouns"]
            return all(word in nouns or word in _VILLAGES for word in left)
        return list(left) in ([], ["the"]) and _stands_before(document, right)
    return False


def _stands_before(document: Document, name: Name) -> bool:
    """Whether no noun stands behind a name: "and Aleppo residents fled" joins no Aleppo."""
    behind = document.words[name.last] if name.last < len(document.words) else ""
    return not behind[:1].isalnum() or behind in _TIMES | _PLACED


def _without_time(between: list[str]) -> list[str]:
    """As in "X on Wednesday night and Y": what stands behind the day."""
    if not between or between[0] not in _TIMES or "and" not in between[: _TIME + 1]:
        return between
    return between[between.index("and") :]


def _cut_in(between: Sequence[str]) -> bool:
    """As in "X and, an hour later, Y", "in X and, farther west, in Y": commas round an aside."""
    told = between[:-1] if between and between[-1] in _PLACED else between
    return (
        _CUT_IN[0] <= len(told) <= _CUT_IN[1]
        and list(told[:2]) == ["and", ","]
        and told[-1] == ","
        and told[2:-1].count(",") == 0
    )


def is_alike(document: Document, left: Name, right: Name) -> bool:
    """As in "the provinces of X and Y", however large; X does not lie in Y."""
    first, second = left.toponym.resolution.place, right.toponym.resolution.place
    if document.arabic or first is None or second is None or second.kind is not PlaceKind.ADMIN1:
        return False
    apart = first.kind is PlaceKind.ADMIN1 or lies_elsewhere(left, right)
    return apart and is_joined(document, left, right)


def is_apposed(document: Document, names: Sequence[Name]) -> bool:
    """As in "raids on Harf Sufyan, Amran": two names and a comma make no list in English."""
    if document.arabic or len(names) != _PLAIN:
        return False
    between = document.words[names[0].last : names[1].first]
    return between == [","]


def _joins(document: Document, word: str) -> bool:
    """As in Arabic "X and-in Y", "X and-the-city-of Y": "and", alone or glued to such a word."""
    if word.startswith(_AND) and word[1:] in document.little_words["joined_nouns"]:
        return True
    reading = load_lexicon("ar").read(word)
    return word == _AND or (
        reading.clitics[:1] == _AND
        and any(
            s.category is PREPOSITION and s.key in {"location", "target"} for s in reading.senses
        )
    )


def is_thing_elsewhere(
    document: Document, mention: Mention, left: Name, right: Name, *, behind: Name | None = None
) -> bool:
    """
    Whether "and" joins another thing hit: "struck a depot in X and a convoy near Y".

    Parameters
    ----------
    behind
        What holds the left place, named after it: "a depot in X in the south, and".
    """
    first = (behind or left).last
    if document.arabic and document.words[first] in _COMMAS:
        first += 1  # "an airfield in X, and a depot near Y"
    between = document.words[first : right.first]
    if not _PLAIN - document.arabic < len(between) <= _THING:
        return False
    if not between[0].startswith(_AND if document.arabic else "and"):
        return False
    inside = [c for c in mention.cues if first <= c.first < right.first]
    if document.arabic and _is_verb(between[0]):
        return False
    located = right.toponym.relation is not None or any(
        c.last == right.first and c.key in _LOCATING[document.arabic] for c in inside
    )
    launchers = [c for c in inside if c.key == "launcher"]  # "and a launch pad near"
    told = any(
        (c.category in _TELLING or c.key in {"source", "people", "namely"})
        and not any(o.first <= c.first < o.last for o in launchers)
        for c in inside
    )
    alike = abs(left.coarseness - right.coarseness) <= _ALIKE and (
        _is_object(document, between) or lies_elsewhere(left, right)
    )
    return located and not told and alike and _COMMAS.isdisjoint(between)


def _is_verb(word: str) -> bool:
    """As in Arabic "and-headed [she]": the perfect's ending, which no object has."""
    return word.endswith(_PERFECT) and not word.endswith(_ACCUSATIVE + _PERFECT)


def _is_object(document: Document, between: Sequence[str]) -> bool:
    """As in Arabic "and-a-depot": the accusative says that it was hit, too."""
    word = between[0]
    return document.arabic and len(word) > _SHORTEST and word.endswith(_ACCUSATIVE)


def _is_apposition(left: Name, right: Name) -> bool:
    """As in "the airfield, 60 km south of X": a comma, and where the place before it lies."""
    relation = right.toponym.relation
    if relation is None:
        return False
    far = relation.kind is RelationKind.DIRECTION  # "north of X" may be a long way north
    return not (
        lies_elsewhere(left, right, slack_m=_NORTH_M) if far else lies_elsewhere(left, right)
    )


def holds(document: Document, mention: Mention, before: Name, name: Name) -> bool:
    """As in "a base in X and ...", Arabic "the town of X South-Lebanon": the wider place."""
    beside = document.arabic and name.first == before.last
    return beside or joins_place(document, mention.cues, before, name)


def is_between(document: Document, name: Name) -> bool:
    """As in "woodland around X and Y": one stretch of land, for which there are two names."""
    relation = name.toponym.relation
    if document.arabic or relation is None:
        return False
    return relation.kind in {RelationKind.AROUND, RelationKind.BETWEEN}


def lies_between(document: Document, mention: Mention, name: Name) -> bool:
    """As in "between the towns of X and Y", "a road linking X and Y": one place of two names."""
    before = document.words[max(mention.first, name.first - _CHAIN) : name.first]
    return not _LINKING.isdisjoint(before)


def is_one_event(document: Document, mention: Mention, chosen: Sequence[Name]) -> bool:
    """Whether the places joined are those of one event: the ends of a road, one shelling."""
    return lies_between(document, mention, chosen[0]) or _is_one_shelling(mention, chosen)


def _is_one_shelling(mention: Mention, chosen: Sequence[Name]) -> bool:
    """As in "guns shelled the villages of X and Y": neighbours, and one battery's fire."""
    types = {c.sense.event_type for c in mention.cues} - {None}
    points = [n.toponym.resolution.point for n in chosen]
    return types == {EventType.ARTILLERY} and all(
        a is not None and b is not None and not further_than(a, b, _NEIGHBOURS_M)
        for a, b in pairwise(points)
    )


def within(document: Document, name: Name, names: Sequence[Name]) -> Name:
    """As in Arabic "the edges of the town of X in the hills of Y": the hills hold the town."""
    before = next((n for n in reversed(names) if n.last <= name.first), None)
    if before is None or before.toponym.relation is None or name.coarseness == Coarseness.SITE:
        return name
    far = name.first - before.last > 1 or before.coarseness > Coarseness.DISTRICT
    if far or name.toponym.relation is not None or not document.arabic:
        return name
    inside = document.folded.text[document.starts[name.first]] == _IN or any(
        c.key == "location" and c.last == name.first
        for c in document.cues_in(before.last, name.first)
    )
    return before if inside else name
