"""
Who did it, by grammar: the doer of an active verb, "by ...", an accusation, a claim.

Whoever suffers the event is never its doer: the subject of "came under", the object of a strike,
the owner of the base. A nationality on the event noun itself ("Israeli strikes") names the doer.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.accused import accused, is_where
from dashboard.extraction.doers.agency import Agency, agency_of
from dashboard.extraction.doers.coalitions import name_of
from dashboard.extraction.doers.doer_nouns import (
    coming_from,
    heads_other,
    interrupted,
    is_doer_noun,
    is_force,
    is_joined_source,
    is_speakers,
    resumes,
    resuming,
    targeting,
    undertaking,
    without_owners,
)
from dashboard.extraction.doers.gapped_doers import gapped_doers
from dashboard.extraction.doers.joint_doers import with_partner
from dashboard.extraction.doers.killers import droppers, killers, were_harmed
from dashboard.extraction.doers.manned import (
    by_fire_of,
    hits_forces,
    is_object,
    is_targeted,
    who_mans,
)
from dashboard.extraction.doers.objects import fires_at_flying, is_answered, is_gerunds_object
from dashboard.extraction.doers.owned_munitions import (
    downed_by,
    who_owns,
    whose_flew,
    whose_munition,
)
from dashboard.extraction.doers.passives import is_backer, is_done_to
from dashboard.extraction.doers.struck_forces import without_struck
from dashboard.extraction.events.habits import is_done_often
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.events.own_deeds import is_passive, tells_own_deed
from dashboard.extraction.events.word_classes import names_thing
from dashboard.extraction.syntax.headers import Header
from dashboard.extraction.words.cues import NO_CUES, Cue, Cues
from dashboard.extraction.words.document import SUBJECT_CLITICS, Document
from dashboard.extraction.words.senses import (
    ACTOR,
    AGENCY,
    EVENT,
    PREPOSITION,
    SPEECH,
    VERB,
    WEAPON,
)
from dashboard.model import Attribution, Claim, EventType

__all__ = ["find_agency"]

_VERB_REACH: Final = 5  # tokens between an active verb and its doer
_NISBA: Final = ("ي", "يه", "يا")  # endings of adjectives made of nouns: "airborne", "of artillery"
_NOUN_REACH: Final = 3  # tokens between an event noun and its nationality
_BY_REACH: Final = 4
_USED_REACH: Final = 5  # tokens from "used" to "by": "as a logistics base"
_NATION_REACH: Final = 1  # tokens between a country's name and the verb it is the subject of
_DOWNED: Final = 4  # tokens from "destroyed" to the drones: "one Houthi"
_FOR: Final = "ل"  # proclitic of whom somebody speaks for
_SPOKESMAN: Final = 2  # tokens from "the spokesman" to whom he speaks for: "military"
_AND: Final = (["and"],)
_PAIR: Final = 2  # commas round an aside
_CLAIMING: Final = frozenset({"claim", "deny", "responsibility"})
_ACTIVE: Final = frozenset(
    {"strike", "destroy", "launch", "conduct", "respond", "exchange", "open"}
)
_ACTIVE_ARABIC: Final = _ACTIVE | {"assassinate"}


_NOBODY: Final = Agency()


def find_agency(document: Document, mention: Mention, *, has_target: bool) -> Agency:
    """
    Doer, attribution and victim of a mention.

    Parameters
    ----------
    has_target
        Whether the mention names a place or thing that was hit: then an actor beside a verbal
        noun is its doer, otherwise its object.
    """
    actors = mention.cues.by_category.get(ACTOR, [])
    header = mention.clause.header
    if not actors and header is None:
        return _NOBODY  # nobody to accuse, and nobody who claims it
    if header is not None and header.actor is not None and "own" in mention.cues.by_key:
        actors = [c for c in actors if not is_speakers(mention, c)]
    if len(actors) > 1:
        actors = without_owners(document, actors)
    acting = actors if document.arabic else [c for c in actors if not is_backer(mention, c)]
    if document.arabic and "strike" in mention.cues.by_key:
        acting = without_struck(document, mention, actors)
    doer = next(_doers(document, mention, acting, has_target=has_target), None)
    victim = next((name_of(document, c) for c in actors if doer is None or c.key != doer.key), "")
    if doer is not None:
        found = agency_of(document, doer, _attribution(document, mention, doer), victim=victim)
        alone = len(actors) == 1 and not doer.sense.nation
        if document.arabic or alone or mention.mutual:
            return found
        return with_partner(document, found, doer, actors)
    return _announced(document, mention, victim)


def _doers(
    document: Document, mention: Mention, actors: list[Cue], *, has_target: bool
) -> Iterator[Cue]:
    yield from accused(mention, actors)
    yield from _claimants(document, mention, actors)
    if not actors:
        return
    told_by = "by" in mention.cues.by_key
    events = [c for c in mention.triggers if c.category is EVENT]
    for cue in actors:
        by = told_by and _follows_by(mention, cue) and is_doer_noun(mention, cue)
        by = by and not (mention.intercepted and downed_by(document, mention, cue))
        if by or (events and _qualifies_event(document, mention, cue)):
            yield cue
    active = _active(document, mention)
    for verb in mention.cues.by_category.get(VERB, ()):
        if verb.key not in active or (verb.key == "open" and verb not in mention.triggers):
            continue  # "opened an investigation"
        if not document.arabic and _is_other_deed(document, mention, verb):
            continue
        if verb.sense.verbal_noun:
            yield from _doer_of_noun(document, mention, verb, actors, has_target=has_target)
        elif not names_thing(document, verb) and not _doubles_noun(document, mention, verb):
            yield from _doer_of_verb(document, mention, verb, actors, has_target=has_target)
    yield from (
        whose_flew(mention, actors)
        if document.arabic
        else whose_munition(document, mention, actors)
    )
    yield from who_owns(mention, actors)
    yield from killers(document, mention, actors)
    yield from droppers(document, mention, actors)
    if document.arabic:
        yield from who_mans(mention, actors)
        yield from resuming(document, mention, actors)
        yield from by_fire_of(document, mention, actors)
        yield from targeting(document, mention, actors)
        yield from coming_from(document, mention, actors)
        yield from undertaking(document, mention, actors)
        yield from gapped_doers(mention, actors)


def _active(document: Document, mention: Mention) -> frozenset[str]:
    """Verbs whose subject did it; an assassin's is told in Arabic."""
    if not document.arabic:
        return _ACTIVE
    return _ACTIVE_ARABIC if mention.intercepted else _ACTIVE_ARABIC | {"intercept"}


def _is_other_deed(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "destroyed two Ukrainian drones", "a blast in X, where Y has struck before"."""
    if (mention.intercepted and _downs(mention, verb)) or fires_at_flying(document, mention, verb):
        return True
    return verb.first > mention.triggers[0].last and is_done_often(document, mention, verb)


def _downs(mention: Mention, verb: Cue) -> bool:
    return verb.key in {"strike", "destroy"} and any(
        0 <= c.first - verb.last <= _DOWNED for c in mention.cues.munitions
    )


def _doubles_noun(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "killed a militia commander in a drone strike": no verb where another one tells."""
    return (
        not document.arabic
        and any(c.first == verb.first for c in mention.cues.by_category.get(EVENT, ()))
        and any(
            c.category is VERB and c.first < verb.first and not c.sense.verbal_noun
            for c in mention.triggers
        )
    )


def _claimants(document: Document, mention: Mention, actors: list[Cue]) -> Iterator[Cue]:
    """As in "X claimed the attack": whoever claims what was told did it."""
    if not mention.definite:
        return
    header = mention.clause.header
    said = header.cues if header else NO_CUES
    keys = said.by_key.keys() | mention.cues.by_key.keys()
    answers = "responsibility" in keys and SPEECH in said.by_category
    if ("claim" in keys or answers) and keys.isdisjoint(("deny", "negation", "accuse")):
        told = without_owners(document, said.by_category.get(ACTOR, []))
        told = [c for c in told if not (c.sense.nation and _names_group(said, c))]
        yield from (c for c in (*told, *actors) if c.clitics in SUBJECT_CLITICS)
        yield from (c for c in told if c.clitics == _FOR and _is_spoken_for(said, c))


def _names_group(said: Cues, nation: Cue) -> bool:
    """As in Arabic "claimed the Taliban of Pakistan": a country's name ends that of a group."""
    verbs = [c for c in said.by_key.get("claim", ()) if c.last <= nation.first]
    return bool(verbs) and verbs[-1].last != nation.first


def _is_spoken_for(said: Cues, actor: Cue) -> bool:
    """As in Arabic "claimed the military spokesman of [= to] X": X claims."""
    return any(
        0 <= actor.first - c.last < _SPOKESMAN
        for k in ("officials", "holders")
        for c in said.by_key.get(k, ())
    )


def _with_header(mention: Mention) -> tuple[Cue, ...]:
    header = mention.clause.header
    return (*(header.cues if header else ()), *mention.cues)


def _follows_by(mention: Mention, cue: Cue) -> bool:
    """As in "was shelled by"; not "a base used by"."""
    told = mention.cues.by_key
    used = {
        c.last + more  # "used by", "used as a base by"
        for c in told.get("used", ())
        for more in range(_USED_REACH)
    }
    return any(c.first not in used and 0 <= cue.first - c.last < _BY_REACH for c in told["by"])


def _qualifies_event(document: Document, mention: Mention, cue: Cue) -> bool:
    """As in "Israeli strikes", "غارات إسرائيلية": the actor's word stands on the event noun."""
    for noun in (c for c in mention.triggers if c.category is EVENT):
        if noun.key == "weak_type":
            continue  # "the Iran explosions": where something blew up, nobody's deed
        if not document.arabic and is_answered(mention, noun):
            continue
        distance = cue.first - noun.last if document.arabic else noun.first - cue.last
        if not 0 <= distance < _NOUN_REACH or _crosses(mention, noun, cue):
            continue
        if _speaks(document, cue, noun):
            continue  # "Yemen: coalition air raid on X"
        if document.arabic and distance and noun.sense.event_type is EventType.BOMBING:
            continue  # "the explosion of a charge beside a Turkish patrol"
        if document.arabic and distance and not _joins_adjectives(document, mention, noun, cue):
            continue  # "the shelling of a depot Iranian"
        named = document.arabic and not cue.sense.adjective  # "the shelling of a gathering of X"
        if not (named and heads_other(document, mention, noun.last, cue.first)):
            return True
    return False


def _joins_adjectives(document: Document, mention: Mention, noun: Cue, adjective: Cue) -> bool:
    """
    Whether all words between are adjectives of the noun, too: "shelling airborne Israeli".

    So is whose weapon it was: "an attack with-a-drone Israeli".
    """
    if not adjective.sense.adjective or any(
        c.last == adjective.first for c in mention.cues.by_category.get(WEAPON, ())
    ):
        return True
    told = document.little_words["attributes"]
    words = document.words[noun.last : adjective.first]
    if words[-1].startswith(_FOR) and _of_army(document, mention, words[-1], adjective):
        words = words[:-1]
    return all(word in told or word.endswith(_NISBA) for word in words)


def _of_army(document: Document, mention: Mention, word: str, adjective: Cue) -> bool:
    """As in "shelling by [= of] the army Turkish on X": what was hit stands behind."""
    army = "ا" + word[1:] in document.little_words["army"]
    behind = mention.cues.by_key.get("target", ())
    return army and any(c.first == adjective.last for c in behind)


def _crosses(mention: Mention, noun: Cue, cue: Cue) -> bool:
    low, high = sorted((noun.first, cue.first))
    return any(
        low < c.first < high
        and (
            c.category in {PREPOSITION, VERB}
            or c.key in {"positions", "things"}  # "shelled three Israeli positions" in Arabic order
            or hits_forces(noun, c)
        )
        for c in mention.cues
    )


def _doer_of_verb(
    document: Document, mention: Mention, verb: Cue, actors: list[Cue], *, has_target: bool
) -> Iterator[Cue]:
    if "undergo" in mention.cues.by_key or is_done_to(document, verb):
        return
    if document.arabic:
        for cue in (c for c in actors if is_doer_noun(mention, c)):
            near = 0 <= cue.first - verb.last < _VERB_REACH
            if near and not interrupted(document, mention, verb.last, cue.first):
                told = has_target or verb.key != "strike"
                yield from (cue,) if told and not is_object(mention, verb, cue) else ()
                return
    before = [
        c
        for c in actors
        if c.last <= verb.first and is_doer_noun(mention, c) and not _speaks(document, c, verb)
    ]
    if document.arabic:
        before = [c for c in before if not were_harmed(document, mention, c)]
    else:
        before = [c for c in before if not is_gerunds_object(mention, c)]
    if before and (not document.arabic or verb.clitics == ""):
        nearest = before[0] if document.arabic else before[-1]
        if document.arabic:
            near = nearest.first - mention.first < _NOUN_REACH or resumes(mention, nearest)
            leads = near and _stands_beside(document, mention, nearest, verb)
            if leads and mention.triggers[0].first > nearest.first:
                yield nearest
        elif _has_aside(document, nearest.last, verb.first) or (
            verb.first - nearest.last < _VERB_REACH
            and _stands_beside(document, mention, nearest, verb)
        ):
            yield nearest


def _speaks(document: Document, actor: Cue, verb: Cue) -> bool:
    """As in "Rebel media: warplanes bombed X": a colon parts who tells from what is told."""
    between = document.words[actor.last : verb.first]
    return not document.arabic and ":" in between


def _has_aside(document: Document, first: int, last: int) -> bool:
    """As in "the rebels, who hold X, shelled Y": commas around all that stands between."""
    between = document.words[first:last]
    return len(between) > 1 and between[0] == between[-1] == "," and between.count(",") == _PAIR


def _stands_beside(document: Document, mention: Mention, actor: Cue, verb: Cue) -> bool:
    """Whether an actor may be a verb's doer: a country's name, or its forces, right before it."""
    if not actor.sense.nation:
        return True
    forces = (c.last for c in mention.cues if is_force(c) and c.first == actor.last)
    last = next(forces, actor.last)
    fillers, between = document.little_words["fillers"], document.words[last : verb.first]
    if between in _AND or is_joined_source(document, actor):
        return False  # "a drone crossed Jordan and hit X"
    return len(between) <= _NATION_REACH or fillers.issuperset(between)


def _doer_of_noun(
    document: Document, mention: Mention, verb: Cue, actors: list[Cue], *, has_target: bool
) -> Iterator[Cue]:
    if not document.arabic or not has_target or is_passive(mention, verb):
        return  # English "targeting the U.S. base": who stands behind is its object
    for cue in (c for c in actors if is_doer_noun(mention, c)):
        near = 0 <= cue.first - verb.last < _NOUN_REACH
        if near and not interrupted(document, mention, verb.last, cue.first):
            yield from () if is_targeted(mention, verb, cue) else (cue,)


def _attribution(document: Document, mention: Mention, doer: Cue) -> Claim[Attribution]:
    for cue in _with_header(mention) if mention.definite else mention.cues:
        if cue.category is AGENCY and cue.key in _CLAIMING:
            value = Attribution.DENIED if cue.key == "deny" else Attribution.CLAIMED
            return Claim(value=value, spans=(document.span(cue.first, cue.last),))
    return Claim(value=Attribution.ATTRIBUTED, spans=(document.span(doer.first, doer.last),))


def _announced(document: Document, mention: Mention, victim: str) -> Agency:
    """As in "The coalition announced striking ...": the speaker tells of its own deed."""
    header = mention.clause.header
    actor = header.actor if header is not None else None
    if header is None or actor is None or is_where(header.cues, actor):
        return Agency(victim=victim)
    if not (tells_own_deed(document, mention, header) or _is_answerable(header)):
        return Agency(victim=victim)
    if "deny" in header.cues.by_key:
        denied = agency_of(document, actor, Attribution.DENIED, victim=victim)
        return replace(denied, perpetrator=None)
    claimed = agency_of(document, actor, Attribution.CLAIMED, victim=victim)
    if document.arabic:
        return claimed
    return with_partner(document, claimed, actor, header.cues.by_category.get(ACTOR, ()))


def _is_answerable(header: Header) -> bool:
    """As in "claimed responsibility for", "denied responsibility for": the speaker is the doer."""
    told = header.cues.by_key
    return "responsibility" in told and ("claim" in told or "deny" in told or "verbs" in told)
