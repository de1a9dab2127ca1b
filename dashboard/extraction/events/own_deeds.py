"""Whether who speaks tells of a deed of its own: "announced shelling X", "that it shelled X"."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.headers import COMMAS, Header
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import ACTOR, CASUALTY, VERB

__all__ = ["is_passive", "tells_own_deed"]

_OWN_REACH: Final = 6  # tokens from "that it" to the deed
_ACCUSATIVE: Final = "ا"  # ending of a noun that nothing follows
_ASIDE: Final = 16  # tokens from "that it," to the deed, past what stands between commas
_WHERE: Final = 3  # tokens of "in Lebanon" between Arabic "announced X" and the deed announced
_BE: Final = words_of("be")
_DEEDS: Final = frozenset(
    {"strike", "destroy", "launch", "conduct", "respond", "exchange", "open", "kill"}
)
_NAMED: Final = frozenset({"strike", "launch"})


def tells_own_deed(document: Document, mention: Mention, header: Header) -> bool:
    """Whether the deed is the speaker's: "announced shelling", "that it shelled", "we struck"."""
    trigger = _deed(document, mention)
    if trigger.sense.verbal_noun:
        named = trigger.key in _NAMED or (document.arabic and trigger.key == "conduct")
        return named and _directly(document, header, trigger) and not is_passive(mention, trigger)
    if document.arabic and _is_shelling(document, mention):
        return _directly(document, header, trigger) and not is_passive(mention, trigger)
    if trigger.category is not VERB or trigger.key not in _DEEDS:
        return False
    if document.arabic and (
        _sends_forces(mention, header, trigger) or _resumes(document, header, trigger)
    ):
        return True
    return _speaks_of_itself(document, mention, header, trigger)


def _speaks_of_itself(document: Document, mention: Mention, header: Header, trigger: Cue) -> bool:
    """As in "said that it shelled", "that its fighters struck", "we struck"."""
    between = document.words[header.last - 1 : trigger.last]
    if not document.arabic and not _BE.isdisjoint(between):
        return False  # "confirmed that its leader had been killed"
    if trigger.first - header.last > _OWN_REACH:
        return False
    own = {c.first for c in (*header.cues, *mention.cues) if c.key in {"own", "we"}}
    return any(index in own for index in range(header.last - 1, header.last - 1 + len(between)))


def _sends_forces(mention: Mention, header: Header, verb: Cue) -> bool:
    """As in "The ministry of defence of X said that the guns answered": those of X."""
    actor = header.actor
    if actor is None or not actor.sense.state or "military" not in header.cues.by_key:
        return False
    return ACTOR not in mention.cues.by_category and any(
        c.definite and not c.clitics and (c.last == verb.first or c.first == verb.last)
        for c in mention.cues.by_key.get("forces", ())
    )


def _resumes(document: Document, header: Header, verb: Cue) -> bool:
    """As in "X announced that it, in answer to the attack on A, shelled B"."""
    words, told = document.words, document.cues_in(header.last - 1, header.last)
    if not any(c.key == "own" for c in told) or words[header.last] not in COMMAS:
        return False
    near = header.last < verb.first <= header.last + _ASIDE
    return near and words[verb.first - 1] in COMMAS


def _is_shelling(document: Document, mention: Mention) -> bool:
    """As in Arabic "announced [the] shelling of X": a noun spelled like "shelled".

    Not "announced a shelling", which others may have done.
    """
    noun = mention.triggers[0]
    if document.words[noun.first].endswith(_ACCUSATIVE):
        return False
    return any(
        c.first == noun.first and c.sense.number is Number.MASS and not c.clitics and not c.definite
        for c in mention.triggers
    )


def is_passive(mention: Mention, noun: Cue) -> bool:
    """As in "تم استهداف": a light verb makes the verbal noun a passive."""
    return any(c.last == noun.first for c in mention.cues.by_key.get("passive", ()))


def _deed(document: Document, mention: Mention) -> Cue:
    """Give what the speaker may have done; of Arabic "carried out raids", the carrying out."""
    trigger = mention.triggers[0]
    if document.arabic:
        for verb in mention.cues.by_key.get("conduct", ()):
            if mention.first <= verb.first < trigger.first:
                return verb
    return trigger


def _directly(document: Document, header: Header, deed: Cue) -> bool:
    """Whether a deed stands right behind who announces it, or behind where they are."""
    if deed.first <= header.last:
        # Arabic "announced the rise of the dead of the shelling of X": counted, not done
        counted = header.cues.by_category.get(CASUALTY, ()) if document.arabic else ()
        return all(c.last != deed.first for c in counted)
    if not document.arabic or deed.first - header.last > _WHERE:
        return False
    between = document.cues_in(header.last, deed.first)
    return any(c.first == header.last and c.key == "location" for c in between) and all(
        c.category is not VERB for c in between
    )
