"""Reading the words of a text for cues: words and phrases that have a sense."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Known, Lexicon, Sense
from dashboard.extraction.words.openings import ARTICLE, Phrase, spells
from dashboard.extraction.words.senses import ACTOR, ANY_GROUP, BLOCK
from dashboard.extraction.words.weapon_verbs import MOST_NEAR, is_done, with_weapons

__all__ = ["read_cues"]

# Asked of each word, and a look into a class is slow.
_TELLS, _OPENS, _DEPENDS, _DRIVES = Known.TELLS, Known.OPENS, Known.DEPENDS, Known.DRIVES
_ONE: Final = words_of("indefinite")
_OF: Final = "من"
_OPENING, _CLOSING = frozenset("\"«“'‘"), frozenset("\"»”'’")
_MARKS: Final = _OPENING | _CLOSING
_PROCLITICS: Final = frozenset({"ل", "ب", "و", "ف", "ك"})
_LAUNCHED: Final = frozenset({"launch", "departs"})
_GROUPS: Final = words_of("unnamed_groups")
_MEN: Final = ("ون", "ان")  # endings of men who are the subject
_FIGHTING: Final = frozenset({"armed group", "people"})
_PAIR, _TRIPLE = 2, 3  # words
_DEATHS: Final = frozenset({"kill", "killed"})
_LOSING: Final = 5  # words from "lost" to "their lives": "lost three farmers from X their lives"
_LIKENED: Final = 4  # words from "equivalent" to the weapon


def read_cues(words: Sequence[str], known: bytes, lexicon: Lexicon) -> tuple[Cue, ...]:
    """
    Read the words of a text: phrases before words, and nothing inside a phrase.

    Parameters
    ----------
    words
        Folded tokens of the text.
    known
        What is known of each by its spelling, see `Known`.

    Returns
    -------
    tuple of Cue
        In text order, one for each sense.
    """
    cues: list[Cue] = []
    openings, readings = lexicon.openings, lexicon.readings
    behind = told = 0  # behind: the phrase before
    for index in compress(range(len(words)), known):
        if index < behind:
            continue
        flags = known[index]
        told |= flags
        phrase = None
        if flags & _OPENS and index + 1 < len(words):
            following = openings[words[index]].get(words[index + 1])
            phrase = _phrase_at(words, index, following, lexicon) if following else None
        if phrase and phrase.sense.flown and not is_done(words, cues[-MOST_NEAR:], phrase, lexicon):
            phrase = None
        if phrase:
            if phrase.category is not BLOCK and not (
                phrase.sense.munition and _is_attribute(words, phrase.last, phrase.sense, lexicon)
            ):
                cues.append(phrase)
            behind = phrase.last
        elif flags & _TELLS:
            reading = readings[words[index]]
            senses: Iterable[Sense] = reading.senses
            if flags & _DEPENDS:
                senses = [sense for sense in senses if _holds(words, index, sense, lexicon)]
            clitics, definite = reading.clitics, reading.definite
            for sense in senses:
                cues.append(Cue(index, index + 1, sense, clitics, definite))  # noqa: PERF401  most have one
    cues = _as_meant(words, cues, lexicon)
    return tuple(with_weapons(words, cues, lexicon) if told & _DRIVES else cues)


def _as_meant(words: Sequence[str], cues: list[Cue], lexicon: Lexicon) -> list[Cue]:
    """Give Arabic cues with each group's name right behind its verb, and no siren "launched"."""
    if lexicon.language != "ar":
        return cues
    alarms = {c.first for c in cues if c.key == "alarm"}
    if alarms:
        cues = [c for c in cues if not (c.last in alarms and c.key in _LAUNCHED)]
    cues = _with_fighters(words, cues) if _OF in words else cues
    if _MARKS.isdisjoint(words):
        return cues
    cues = [_unquoted(words, c) if c.category is ACTOR else c for c in cues]
    named = {c.first for c in cues if c.category is ACTOR and words[c.last - 1] in _CLOSING}
    return [c for c in cues if c.key != ANY_GROUP or c.first not in named]  # "the militia «X»"


def _unquoted(words: Sequence[str], cue: Cue) -> Cue:
    """As in Arabic "fired «Hamas» rockets", "a post of- «Hezbollah»": no rule sees the marks."""
    first, last = cue.first - 1, cue.last + 1
    if first < 0 or words[first] not in _OPENING or cue.clitics:
        return cue
    if cue.last >= len(words) or words[cue.last] not in _CLOSING:
        return cue
    before = words[first - 1] if first else ""
    if before in _PROCLITICS:  # a letter of its own, stretched: "لـ"
        return Cue(first - 1, last, cue.sense, before, cue.definite)
    return Cue(first - (before in _GROUPS), last, cue.sense, "", cue.definite)


def _with_fighters(words: Sequence[str], cues: list[Cue]) -> list[Cue]:
    """As in Arabic "attacked gunmen of [= from] X": the group's men, and no "from"."""
    joints = {i for i, word in enumerate(words) if word == _OF and words[i - 1].endswith(_MEN)}
    if not joints:
        return cues
    men = {c.first for c in cues if c.last in joints and c.key in _FIGHTING}
    groups = {c.first for c in cues if c.first - 1 in joints and c.category is ACTOR}
    told = {i for i in joints if i - 1 in men and i + 1 in groups}
    return [c for c in cues if not (c.first in told or (c.last in told and c.category is ACTOR))]


def _holds(words: Sequence[str], index: int, sense: Sense, lexicon: Lexicon) -> bool:
    """Whether the words beside it leave a word its sense."""
    likened = index > 1 and words[index - 2] == "like" and words[index - 1] in _ONE
    if sense.category is BLOCK or (sense.munition and likened):
        return False  # "took off like a rocket"
    if sense.adjective and sense.category is ACTOR and _is_of_media(words, index, lexicon):
        return False
    if sense.munition and _is_measure(words, index, lexicon):
        return False
    modifies = sense.munition or sense.adjective
    if modifies and _is_attribute(words, index + 1, sense, lexicon):
        return False
    if sense.key in _DEATHS:
        return _is_lost(words, index, lexicon)
    return not sense.needs or _preceded_by(words, index, sense.needs, lexicon)


def _is_of_media(words: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """As in Arabic "media Israeli", "Channel 12 Israeli", "(the French)": who tells of it."""
    before = words[index - 1] if index else ""
    if before == "(":
        return words[index + 1 : index + 2] == [")"]
    if before.isdecimal() and index > 1:
        before = words[index - 2]
    return before in lexicon.little_words["media"]


def _is_measure(words: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """As in "a blast equivalent to ten bombs": none of them was there."""
    likening = lexicon.little_words.get("equals", frozenset())
    return not likening.isdisjoint(words[max(0, index - _LIKENED) : index])


def _is_lost(words: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """As in Arabic "five civilians lost their lives", "lost five their lives"; not any "lives"."""
    if not words[index].endswith(tuple(lexicon.little_words["lives"])):
        return True
    return not lexicon.little_words["losing"].isdisjoint(words[max(0, index - _LOSING) : index])


def _is_attribute(words: Sequence[str], last: int, sense: Sense, lexicon: Lexicon) -> bool:
    """As in "a drone workshop", Arabic "Iranian-made": no weapon fired, and no doer."""
    senses = lexicon.read(words[last]).senses if last < len(words) else ()
    block = {s.key for s in senses if s.category is BLOCK}
    return "made" in block or (sense.munition and bool(block))


def _preceded_by(words: Sequence[str], index: int, needed: Sequence[str], lexicon: Lexicon) -> bool:
    return index > 0 and any(form in needed for form in lexicon.forms(words[index - 1]))


def _phrase_at(
    words: Sequence[str], index: int, by_third: Mapping[str, Sequence[Phrase]], lexicon: Lexicon
) -> Cue | None:
    """Find the phrase that begins at a word, among those that its next word leaves."""
    third = words[index + _PAIR] if index + _PAIR < len(words) else ""
    for _, form, phrase, sense in by_third.get(third) or by_third[""]:
        last = index + len(phrase)
        if (
            last <= len(words)
            and (
                len(phrase) <= _TRIPLE
                or all(map(spells, words[index + _TRIPLE : last], phrase[_TRIPLE:]))
            )
            and (not sense.needs or _preceded_by(words, index, sense.needs, lexicon))
        ):
            clitics, definite = _before(words[index], form)
            return Cue(index, last, sense, clitics, definite)
    return None


def _before(token: str, form: str) -> tuple[str, bool]:
    """Give the clitics before the first word of a phrase, and whether the article is there."""
    if not token.endswith(form):  # "to-the-army", which loses the alif of the article
        return token.removesuffix(form.removeprefix(ARTICLE))[:-1], True
    clitics = token.removesuffix(form)
    return clitics.removesuffix(ARTICLE), clitics.endswith((ARTICLE, ARTICLE[1:] * 2))
