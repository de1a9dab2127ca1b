"""Whether the preposition before a place tells that something was fired from there."""

from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category
from dashboard.extraction.mention import Mention
from dashboard.extraction.names import Name
from dashboard.extraction.noun_phrases import is_number

__all__ = [
    "fired_by_those_in",
    "fires_from_within",
    "fires_in",
    "is_fired_from",
    "is_partitive",
]

_SOURCE_REACH = 4  # tokens from a weapon or event word to "from"
_BESIDE = 1  # tokens from a weapon to "from", right behind it
_WITHIN = 9  # tokens from "from" to the place in which the launch point lies
_REACH = 12  # tokens looked back over for who fired
_CARRIERS = frozenset({"vessel", "vehicle"})
_HITS = frozenset({"strike", "destroy", "fall", "explode"})


def fires_from_within(mention: Mention, index: int, floor: int) -> bool:
    """As in "fired from a camp in X", "shelled Y with mortars from positions in X"."""
    between = [
        c
        for c in mention.cues
        if max(floor, index - _WITHIN) <= c.first < index
        and c.category in {Category.VERB, Category.PREPOSITION, Category.CASUALTY}
    ]
    # "from across the border in X", "from inside a school in X": one preposition of two words.
    while len(between) > 1 and _is_compound(between[-2], between[-1]):
        between.pop()
    if not between or between[-1].key != "source":
        return False
    source = between[-1].first
    return any(
        (c.category is Category.VERB and c.key == "launch" and c.first < source)
        or (c.category is Category.WEAPON and 0 <= source - c.last < _BESIDE)
        or (_is_finite_strike(c) and c.first < source and _names_positions(mention, source))
        for c in mention.cues
    )


def _names_positions(mention: Mention, source: int) -> bool:
    """As in "shelled Y from its bases in X": those who strike have them there."""
    return any(c.key == "own_positions" and c.first == source + 1 for c in mention.cues)


def _is_compound(source: Cue, other: Cue) -> bool:
    return source.key == "source" and other.key == "location" and other.first == source.last


def fired_by_those_in(mention: Mention, index: int) -> bool:
    """
    As in "shot down two missiles fired by rebels in X": who fired them is there.

    Not "fired by rebels at a base in X", which is where they were aimed.
    """
    fired = [
        c.last
        for c in mention.cues
        if c.category is Category.VERB and c.key == "launch" and c.last < index
    ]
    weapons = {c.last for c in mention.cues if c.category is Category.WEAPON and c.sense.munition}
    hits = {c.last for c in mention.cues if c.category is Category.VERB and c.key in _HITS}
    by = [
        c.first
        for c in mention.cues
        # "a drone operated by militiamen in X", not "a bomb landed by a stop in X"
        if c.key == "by" and (c.first in fired or (c.first - 1 in weapons and c.first not in hits))
    ]
    aimed = [c.first for c in mention.cues if c.key == "target" and c.first < index]
    near = (0 < index - first < _REACH and not any(first < aim for aim in aimed) for first in by)
    return any(near) and (mention.intercepted or _hits_after(mention, index))


def fires_in(mention: Mention, index: int, *, arabic: bool) -> bool:
    """As in "the rocket which fell on Y had been fired in X", "attacked from over X"."""
    if not arabic and any(c.key == "source" and c.last == index for c in mention.cues):
        return True
    fired = any(
        c.category is Category.VERB
        and c.key == "launch"
        and not c.sense.verbal_noun
        and c.last == index
        for c in mention.cues
    )
    inside = any(c.key == "location" and c.first == index for c in mention.cues)
    return (fired and inside) and any(
        c.category is Category.VERB
        and c.key in _HITS
        and not c.sense.verbal_noun
        and c.first < index - 1
        for c in mention.cues
    )


def _hits_after(mention: Mention, index: int) -> bool:
    """As in "rockets fired by rebels in X hit Y", "fired by rebels in X at Y"."""
    return any(
        c.first > index
        and (
            (c.category is Category.PREPOSITION and c.key == "target" and c.first - index < _REACH)
            or (c.category is Category.VERB and c.key in _HITS and not c.sense.verbal_noun)
        )
        for c in mention.cues
    )


def is_partitive(document: Document, mention: Mention, source: Cue) -> bool:
    """As in Arabic "a rocket from [= of the] type X", "a group from [= of] the residents"."""
    if not document.arabic:
        return False
    before = document.tokens[source.first - 1].text if source.first else ""
    return is_number(before) or any(
        (c.key == "amount" and c.last == source.first)
        or (c.key == "make" and c.first == source.last)
        for c in mention.cues
    )


def is_fired_from(document: Document, mention: Mention, name: Name) -> bool:
    """Something was launched, or a weapon's word stands right before "from"."""
    if fired_by_those_in(mention, name.first - 1) or fires_in(
        mention, name.first - 1, arabic=document.arabic
    ):
        return True
    sources = [c.first for c in mention.cues if c.key == "source" and c.first < name.first]
    source = max(sources, default=-1)
    if source < 0 or any(c.key == "coming" and c.last == source for c in mention.cues):
        return False  # "a lorry coming from X"; what was fired is told by `origins`
    launched = any(
        c.category is Category.VERB
        and c.key == "launch"
        and (c.first < source or _opens(document, mention, source))
        for c in mention.cues
    )
    telling = any(
        0 <= source - c.last < _SOURCE_REACH
        and not _says_more(document, mention, c.last, source)
        and (c.category in {Category.WEAPON, Category.EVENT} or _is_finite_strike(c))
        for c in mention.cues
    )
    staged = any(
        c.category is Category.VERB and c.key == "conduct" and 0 <= source - c.last <= 1
        for c in mention.cues
    )
    people = any(
        (c.category is Category.CASUALTY or c.key == "kill") and 0 <= source - c.last <= 1
        for c in mention.cues
    )
    ours = _names_positions(mention, source) and any(_is_finite_strike(c) for c in mention.cues)
    return (launched or telling or staged or ours) and not people


def _opens(document: Document, mention: Mention, source: int) -> bool:
    """As in "From X, militants launched"; not "in an answer from X, a drone was launched"."""
    before = document.tokens[source - 1].text if source > mention.first else ""
    return document.arabic or not before[:1].isalnum()


def _says_more(document: Document, mention: Mention, first: int, last: int) -> bool:
    """As in "the attack drew protests from X": what came from there is something else."""
    between = [c for c in mention.cues if first <= c.first < last]
    if document.arabic:  # "a rocket hit a tanker carrying oil from X"
        return any(c.category is Category.ANAPHOR and c.key in _CARRIERS for c in between)
    known = {index for c in between for index in range(c.first, c.last)}
    others = (i for i in range(first, last) if i not in known)
    return any(document.text[document.span(i, i + 1).start].islower() for i in others)


def _is_finite_strike(cue: Cue) -> bool:
    return cue.category is Category.VERB and cue.key == "strike" and not cue.sense.verbal_noun
