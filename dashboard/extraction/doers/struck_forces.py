"""Arabic: whose forces an attack struck, where its noun or its weapon is the verb's subject."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.doers.doer_nouns import behind_attributes
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue, is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import ACTOR, EVENT, VERB, WEAPON

__all__ = ["without_struck"]

_FEMININE: Final = "ه"  # of nouns, as folded
_SHE: Final = "ت"  # of verbs
_OF_SIDE: Final = ("ي", "يه")  # of adjectives, as folded
_WHERE: Final = frozenset({"location", "edge", "stationed"})


def without_struck(document: Document, mention: Mention, actors: list[Cue]) -> list[Cue]:
    """Leave out of `actors` those whose forces were struck; Arabic only."""
    verbs = [c for c in mention.cues.by_category.get(VERB, ()) if c.key == "strike"]
    starts = [at for verb in verbs if is_finite(verb) for at in _objects(document, mention, verb)]
    if not starts:
        return actors
    forces = mention.cues.by_key.get("forces", ())
    struck = {c.last for c in forces if c.first in starts and not c.clitics}
    return [
        c
        for c in actors
        if not (c.first in struck or (c.first in starts and _is_named(document, c)))
    ]


def _is_named(document: Document, actor: Cue) -> bool:
    """Whether a side is named, "Hamas": "Houthi" behind "an attack" tells whose attack it was."""
    if actor.last - actor.first > 1:
        return True
    qualifies = actor.sense.adjective or document.words[actor.first].endswith(_OF_SIDE)
    return not (actor.clitics or (qualifies and not actor.definite))


def _objects(document: Document, mention: Mention, verb: Cue) -> Iterator[int]:
    """Tokens at which what a verb struck begins: behind its subject, or right behind the verb."""
    behind = next((c for c in _deeds(mention) if c.first == verb.last and not c.clitics), None)
    if behind is not None and behind.category is EVENT:
        end = behind_attributes(document, mention, behind.last, mention.last)
        if end > behind.last:  # "hit an attack with-a-drone the forces of X"
            yield end
    elif _is_subject_before(document, mention, verb):
        yield verb.last  # "an attack that hit the forces of X"


def _deeds(mention: Mention) -> Sequence[Cue]:
    return [c for c in mention.cues if c.category in {EVENT, WEAPON}]


def _is_subject_before(document: Document, mention: Mention, verb: Cue) -> bool:
    """
    As in "the attack that hit", "a missile hit".

    "After the attack hit the forces of X" may be two clauses; where X are comes behind the first.
    """
    relative = next(
        (c for c in mention.cues.by_key.get("relative", ()) if c.last == verb.first), None
    )
    end = relative.first if relative else verb.first
    deeds = (c for c in _deeds(mention) if c.first < end)
    nouns = [c for c in deeds if behind_attributes(document, mention, c.last, end) == end]
    if not nouns or verb.clitics:
        return False
    noun = nouns[0]
    if relative is None:
        told = not noun.definite or _ends_with_forces(mention, verb)
        if not told or _follows_on(mention, noun):
            return False
    return _agree(document, noun, verb)


def _ends_with_forces(mention: Mention, verb: Cue) -> bool:
    """As in "the attack hit the forces of X in Y": no object stands behind them."""
    theirs = [c.last for c in mention.cues if c.category is ACTOR and c.first >= verb.last]
    return bool(theirs) and (
        theirs[0] >= mention.last
        or any(c.first == theirs[0] and c.key in _WHERE for c in mention.cues)
    )


def _follows_on(mention: Mention, noun: Cue) -> bool:
    """As in "with drones", which a verb may follow that is another's; not "in an attack"."""
    alone = all(c.last != noun.first for c in _deeds(mention))
    return bool(noun.clitics) and noun.category is WEAPON and alone


def _agree(document: Document, noun: Cue, verb: Cue) -> bool:
    """Whether a noun may be a verb's subject: "attack" is masculine, "drone" feminine."""
    word = document.words[noun.first]
    feminine = word.endswith(_FEMININE) or noun.sense.number is Number.PLURAL
    return feminine is document.words[verb.first].endswith(_SHE)
