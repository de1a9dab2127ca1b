"""What definite nouns point back to: "the base", "the city", "the launcher"."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.discourse.cataphora import named_behind
from dashboard.extraction.discourse.scenes import filed_from
from dashboard.extraction.discourse.told_sites import (
    capital_told,
    country_speaking,
    it_was_hit,
    not_hit,
    site_in,
    site_told,
    speaking_towns,
    told_just_before,
)
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.launch_points.origins import finds_launcher
from dashboard.extraction.locations.places import PlaceArguments
from dashboard.extraction.locations.ships import ship_place
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.morphology import object_pronouns, peel
from dashboard.extraction.words.senses import ACTOR, AGENCY, ANAPHOR, OUTCOME, PREPOSITION, WEAPON
from gazetteer.model import PlaceKind
from gazetteer.normalisation import fold_name

__all__ = ["find_anaphor", "find_target", "strikes_launcher"]

_FIRERS: Final = 4  # tokens of "the Hamas cell"
_FOUND_REACH: Final = 8  # tokens from "found" to the launcher: "a force of the sixth division on"
_BELIEVED: Final = 0.6  # confidence of a town that "the city" may mean
_BELIEVED_LATIN: Final = 0.55  # the same, of a name that capital letters mark
_SETTLEMENT_REACH: Final = 60  # tokens back to the town that "the city" means
_DESCRIBED: Final = 4  # tokens from "the" to "town": "the northern Syrian town"
_AIMS: Final = frozenset({"target", "location"})  # "towards the city", "burst above the town"
_PLACES_TOLD: Final = frozenset({"facility", "settlement"})
_WATERS: Final = frozenset({PlaceKind.SEA, PlaceKind.STRAIT})
_THE: Final = words_of("determiners", "same")
_CHAIN: Final = 1  # tokens between a place and what holds it
_ARTICLE: Final = "ال"
_WITH: Final = "ب"  # proclitic of what something is done with
_OBJECT_REACH: Final = 2  # tokens between a striking verb and its object
_KIND_REACH: Final = 150  # tokens back to the site that "the base" means
_SITE_REACH: Final = 6  # tokens from "a base" to the place that says where it is
_SITE_SLACK_M: Final = 30_000  # a base lies so far from the town it is told to be near


def find_target(reading: Reading, mention: Mention, places: PlaceArguments) -> Name | None:
    """Choose the target named, or the town named last where "the city" is told instead."""
    named = places.targets[0] if places.targets else None
    if (
        named is None
        and places.launch is not None
        and not _aims_at_place(reading.document, mention)
    ):
        return None  # only where it was fired from is told
    if (
        not reading.document.arabic
        and (named is None or named.coarseness > Coarseness.SETTLEMENT)
        and (site := named_behind(reading, mention)) is not None
    ):
        return site
    if named is not None and named.coarseness <= Coarseness.DISTRICT:
        return _site_near(reading, mention, named) or named
    if named is None and not places.unresolved and (meant := _pronoun_object(reading, mention)):
        return meant
    if named is None and not places.unresolved:
        told = ship_place(reading, mention) or country_speaking(reading, mention)
        told = told or it_was_hit(reading, mention)
        if told is not None:
            return told
    return _settlement(reading, mention) or named


def _pronoun_object(reading: Reading, mention: Mention) -> Name | None:
    """As in "fire broke out in the refinery after two rockets struck it": the site named last."""
    if not reading.document.arabic or "strike" not in mention.cues.by_key:
        return None
    struck = any(
        c.key == "strike" and reading.document.words[c.first].endswith(object_pronouns())
        for c in mention.triggers
    )
    if not struck:
        return None
    header = mention.clause.header
    told = [
        n
        for n in reading.names_in(mention.sentence_first, mention.first)
        if n.coarseness <= Coarseness.SETTLEMENT
        and not (header and header.first <= n.first < header.last)
    ]
    return told[-1] if told else None


def _site_near(reading: Reading, mention: Mention, named: Name) -> Name | None:
    """As in "fell on the base near the town of X": the base told before, if it is near X."""
    if not reading.document.arabic:
        return site_in(reading, mention, named)
    if named.coarseness == Coarseness.SITE or not _aims_at_place(reading.document, mention):
        return None
    site = _same_kind(reading, mention)
    return None if lies_elsewhere(site, named, slack_m=_SITE_SLACK_M) else site


def _same_kind(reading: Reading, mention: Mention) -> Name | None:
    """As in Arabic "the base": the site told last whose name begins so, "the base of X"."""
    noun = _noun(reading, mention, "facility")
    if not noun:
        return None
    low = max(0, mention.first - _KIND_REACH)
    told = reading.names_in(low, mention.first)
    names = {index: n for n in told for index in range(n.first, n.last)}
    words = reading.document.words
    for index in range(mention.first - 1, low - 1, -1):
        name = names.get(index)
        if name is not None:
            if _begins_with(name, noun):
                return name if name.toponym.resolution.point is not None else None
        elif words[index].endswith(noun) and any(
            p.stem == noun and not p.definite for p in peel(words[index])
        ):
            # "a Turkish base near X": without a name of its own
            near = reading.names_in(index, min(index + _SITE_REACH, mention.first))
            return near[0] if near and near[0].coarseness <= Coarseness.PROVINCE else None
    return None


def _noun(reading: Reading, mention: Mention, kind: str) -> str:
    """Folded noun of a kind without its article; empty where none stands, or not in Arabic."""
    told_of = mention.cues.by_key
    if not reading.document.arabic or (
        kind not in told_of and not (kind == "facility" and "hit" in told_of)
    ):
        return ""
    vague = {c.first for c in told_of.get("somewhere", ())}
    for cue in mention.cues:
        named = cue.key == kind and cue.first not in vague
        if named or (kind == "facility" and _tells_where(reading.document, cue)):
            told = peel(reading.document.words[cue.last - 1])
            return next((p.stem for p in told if p.definite), "")
    return ""


def _begins_with(name: Name, noun: str) -> bool:
    """Whether a name is of a site of that kind, as written or as the gazetteer spells it."""
    if name.key.partition(" ")[0] == noun:
        return True
    place = name.toponym.resolution.place
    spelt = (place.name_ar or "") if place is not None and name.toponym.relation is None else ""
    return fold_name(spelt).partition(" ")[0] == noun


def _aims_at_place(document: Document, mention: Mention) -> bool:
    """As in "towards the city", Arabic "struck the base": a definite place is what was aimed at."""
    told = mention.cues.by_key
    if not document.arabic and any(
        _is_aimed_at(document, mention, c) for c in told.get("settlements", ())
    ):
        return True
    if "facility" not in told and "settlement" not in told:
        return False
    aims = {c.last for c in mention.cues if c.key in _AIMS}
    aims |= {c.last for c in mention.triggers if c.key == "strike"}
    return any(c.key in _PLACES_TOLD and c.first in aims for c in mention.cues)


def _is_aimed_at(document: Document, mention: Mention, noun: Cue) -> bool:
    """As in "launched at the evacuated town"."""
    if not _is_definite(document, noun):
        return False
    low = noun.first - _DESCRIBED - 1
    return any(c.key == "target" and low <= c.first < noun.first for c in mention.cues)


def _settlement(reading: Reading, mention: Mention) -> Name | None:
    """As in "the city": the town named last, even if a speaker's place."""
    anaphor, header = find_anaphor(reading.document, mention), mention.clause.header
    if (capital := capital_told(reading, mention)) is not None:
        return capital
    latin = not reading.document.arabic
    if (anaphor or latin) and (meant := _same_as_told(reading, mention)):
        return meant
    if anaphor == "settlement":
        told = reading.names_in(max(0, mention.first - _SETTLEMENT_REACH), mention.first)
        noun = _noun(reading, mention, "settlement")
        told = tuple(n for n in told if not _of_other_kind(n, noun)) if noun else told
        before = tuple(n for n in told if not not_hit(reading, n)) or told
        before = before or filed_from(reading, mention) or speaking_towns(reading, mention)
    elif anaphor == "facility":
        if meant := _same_kind(reading, mention) or site_told(reading, mention):
            return meant
        # "the port" of the speaker's town
        before = reading.names_in(header.first, header.last) if header else ()
        before = before or told_just_before(reading, mention)
    else:
        return None
    # An unresolved town named last is the one that is meant: then nothing is known.
    believed = _BELIEVED if reading.document.arabic else _BELIEVED_LATIN
    towns = [
        n
        for n in before
        if n.toponym.resolution.point is None
        or (n.coarseness == Coarseness.SETTLEMENT and n.toponym.resolution.confidence >= believed)
    ]
    return towns[-1] if towns and towns[-1].toponym.resolution.point else None


def _same_as_told(reading: Reading, mention: Mention) -> Name | None:
    """As in "the same area", "the same ship": where the event told last was, whatever its kind."""
    if "same" not in mention.cues.by_key and "settlement" not in mention.cues.by_key:
        return None
    document = reading.document
    vague = {c.last for c in mention.cues if c.key in {"somewhere", "vessel"}}
    low = max(0, mention.first - _SETTLEMENT_REACH)
    told = [n for n in reading.names_in(low, mention.first) if not not_hit(reading, n)]
    if not document.arabic and (noun := _same_noun(document, mention)):
        return next((n for n in reversed(told) if noun in n.key.split()), None)
    for cue in mention.cues:
        if cue.key == "same" and cue.first in vague:
            meant = _first_of_chain(told)
            return meant if meant is not None and _is_place_of_event(meant) else None
        if cue.key == "settlement" and cue.last - cue.first > 1:  # "the same sea"
            noun = reading.document.words[cue.first]
            return next((n for n in reversed(told) if n.key.startswith(noun)), None)
    return None


def _same_noun(document: Document, mention: Mention) -> str:
    """As in "the same base": its noun, which the name of the base that is meant has, too."""
    same = {c.last for c in mention.cues.by_key.get("same", ())}
    nouns = (c for c in mention.cues.by_key.get("posts", ()) if c.first in same)
    return next((document.words[c.first] for c in nouns), "")


def _is_place_of_event(name: Name) -> bool:
    place = name.toponym.resolution.place
    at_sea = place is not None and place.kind in _WATERS
    return name.coarseness <= Coarseness.PROVINCE or at_sea


def _first_of_chain(names: Sequence[Name]) -> Name | None:
    """As in "the resort of X in the district of Y": what was told, not what holds it."""
    meant: Name | None = None
    for name in reversed(names):
        if meant is not None and (
            meant.first - name.last > _CHAIN or name.coarseness > meant.coarseness
        ):
            break
        meant = name
    return meant


def _of_other_kind(name: Name, noun: str) -> bool:
    """As in Arabic "the district of X", where "the city" is meant: named for another kind."""
    head = name.key.partition(" ")[0]
    return head != noun and any(
        s.category is ANAPHOR and s.key in {"settlement", "facility"}
        for s in load_lexicon("ar").words.get(_ARTICLE + head, ())
    )


def find_anaphor(document: Document, mention: Mention) -> str:
    """Find what kind of place a definite noun points back to; empty where none does."""
    told = mention.cues.by_category
    if ANAPHOR not in told and OUTCOME not in told:
        return ""
    for cue in mention.cues:
        if cue.category is OUTCOME and _tells_where(document, cue):
            return "facility"
        if cue.category is not ANAPHOR:
            continue
        if cue.key in {"facility", "settlement"} and not _is_named(document, cue):
            return cue.key
        if cue.key == "settlements" and _is_definite(document, cue):
            return "settlement"
    return ""


def _tells_where(document: Document, cue: Cue) -> bool:
    """As in "inside the base": an outcome, told by the site it befell."""
    if document.arabic:
        noun = document.words[cue.last - 1]
        return cue.key == "hit" and cue.last - cue.first > 1 and noun.startswith(_ARTICLE)
    return cue.key == "hit" and document.words[cue.first] == "inside"


def _is_named(document: Document, noun: Cue) -> bool:
    """As in "the town of X": its own name follows."""
    after = document.words[noun.last : noun.last + 1]
    return not document.arabic and bool(after) and after[0] == "of"


def _is_definite(document: Document, noun: Cue) -> bool:
    """As in "the northern Syrian town": adjectives at most between the article and the noun."""
    if document.arabic or _is_named(document, noun):
        return False
    for index in range(noun.first - 1, max(-1, noun.first - 1 - _DESCRIBED), -1):
        token = document.words[index]
        if token in _THE:
            return True
        if not token[0].isalpha() or any(c.first == index for c in _prepositions(document, index)):
            return False
    return False


def _prepositions(document: Document, index: int) -> tuple[Cue, ...]:
    cues = document.cues_in(index, index + 1)
    return tuple(c for c in cues if c.category is PREPOSITION)


def strikes_launcher(mention: Mention, *keys: str) -> bool:
    """Whether the launcher is what was hit, not what was found or fired from."""
    told = mention.cues.by_key
    if "vehicle" in told and finds_launcher(mention.cues):
        keys = (*keys, "vehicle")
    for key in keys:  # a loop: most often none is told
        if key in told and any(_is_object(mention, c) for c in told[key]):
            return True
    return "relative" in told and "launch" in told and _strikes_firers(mention)


def _strikes_firers(mention: Mention) -> bool:
    """As in "struck the cell that fired the rockets": those who fired, where they fired from."""
    told = mention.cues.by_key
    strikes = [
        c.last for c in mention.triggers if c.key in {"strike", "destroy", "respond", "kill"}
    ]
    fired = {c.first for c in told["launch"]}
    weapons = mention.cues.by_category.get(WEAPON, ())
    return any(
        fired & {c.last, c.last + 1}
        and any(0 < c.first - last <= _FIRERS for last in strikes)
        and not any(w.last == c.first for w in weapons)
        for c in told["relative"]
    )


def _is_object(mention: Mention, launcher: Cue) -> bool:
    """Whether a striking verb or a preposition of direction stands right before the launcher."""
    if launcher.clitics.endswith(_WITH):
        return False  # "shelled with rocket launchers": they are what fired
    for cue in mention.cues:
        near = 0 <= launcher.first - cue.last < _OBJECT_REACH or _subject_between(
            mention, cue.last, launcher.first
        )
        aims = cue.category is PREPOSITION and cue.key == "target"
        if near and (
            aims or (cue in mention.triggers and cue.key in {"strike", "destroy", "respond", ""})
        ):
            return not _is_found(mention, launcher)
    return False


def _subject_between(mention: Mention, first: int, last: int) -> bool:
    """As in Arabic "struck the army's guns the source of fire": only who struck stands between."""
    doers = {
        index
        for c in mention.cues
        if c.category is ACTOR
        or (c.category is AGENCY and c.key == "forces")
        or (c.category is WEAPON and not c.sense.munition)
        for index in range(c.first, c.last)
    }
    return first < last and doers.issuperset(range(first, last))


def _is_found(mention: Mention, launcher: Cue) -> bool:
    found = mention.cues.by_key.get("found", ())
    return any(0 <= launcher.first - c.last < _FOUND_REACH for c in found)
