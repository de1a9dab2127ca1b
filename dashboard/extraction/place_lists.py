"""Lists of places: which names "and" or a comma joins as targets, and which only describe."""

from dashboard.extraction.document import Document
from dashboard.extraction.lexicon import Category, load_lexicon
from dashboard.extraction.mention import Mention
from dashboard.extraction.names import Name, lies_elsewhere

__all__ = ["is_joined", "is_thing_elsewhere"]

_ALIKE = 3  # ranks between a site and "the hills west of" a town
_PLAIN = 2  # tokens of "and in"
_TELLING = frozenset({Category.VERB, Category.EVENT, Category.CONNECTIVE, Category.ACTOR})
_THING = 7  # tokens of "and a weapons depot near"
_AND = "و"
_COMMAS = frozenset({"،", ",", "؛", ";", ":"})


def is_joined(document: Document, left: Name, right: Name) -> bool:
    """Whether "and" (or a list's comma) joins two names with nothing told between them."""
    between = [t.text for t in document.tokens[left.last : right.first]]
    words = [t for t in between if t[0].isalnum()]
    if document.arabic:
        start = right.toponym.start
        before = document.text[max(0, start - 3) : start].strip("”“\"'«» ")
        if len(words) > 1 or len(between) > _PLAIN:
            return False
        return before.endswith(_AND) or (bool(words) and _joins(words[0]))
    if not words and _is_apposition(left, right):
        return False
    return (
        bool(between)
        and words in (["and"], ["and", "the"], [])
        and all(t in {",", "and", "the"} for t in between)
    )


def _joins(word: str) -> bool:
    """As in Arabic "in X, and-in Y": "and", alone or before a preposition."""
    reading = load_lexicon("ar").read(word)
    return word == _AND or (
        reading.clitics[:1] == _AND
        and any(
            s.category is Category.PREPOSITION and s.key in {"location", "target"}
            for s in reading.senses
        )
    )


def is_thing_elsewhere(document: Document, mention: Mention, left: Name, right: Name) -> bool:
    """As in "struck a depot in X and a convoy near Y": what "and" joins are the things hit."""
    between = document.tokens[left.last : right.first]
    if not _PLAIN - document.arabic < len(between) <= _THING:
        return False
    if not between[0].text.startswith(_AND if document.arabic else "and"):
        return False
    inside = [c for c in mention.cues if left.last <= c.first < right.first]
    located = right.toponym.relation is not None or any(
        c.last == right.first and c.key in {"location", "target"} for c in inside
    )
    told = any(c.category in _TELLING or c.key in {"source", "people"} for c in inside)
    alike = abs(left.coarseness - right.coarseness) <= _ALIKE and lies_elsewhere(left, right)
    return located and not told and alike and not any(t.text in _COMMAS for t in between)


def _is_apposition(left: Name, right: Name) -> bool:
    """As in "the airfield, 60 km south of X": a comma, and where the place before it lies."""
    return right.toponym.relation is not None and not lies_elsewhere(left, right)
