"""
Whether an Arabic word spells a Latin name by its sound: شيبيكينو and "Shebekino".

Arabic newsrooms spell foreign names by ear: consonants by the nearest Arabic letter, long and
stressed vowels by ا, و and ي, short ones not at all. So one Arabic spelling stands for many Latin
ones; it is read as a pattern of them.

References
----------
ICAO Doc 9303-3, table "Transliteration of Arabic script", and ALA-LC (2012) give the letters; which
foreign sounds each stands for was compiled by hand from the Arabic press, 2026-11.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from gazetteer.document import Document
from gazetteer.lexicon import Lexicon
from gazetteer.mentions import OPEN_GAPS, PLACE_WORDS, Mention, name_of_word
from gazetteer.weights import read_table

__all__ = ["find_transcriptions", "spelt_alike", "transcribed"]

_RARE_ZIPF: Final = 2.3  # of five million words one: no ordinary word
_MOST_COUNTRIES: Final = 3  # of the text, that a foreign name is looked for in
_FEWEST_CONSONANTS: Final = 3  # a shorter skeleton fits too many names
_FEWEST_LETTERS: Final = 4
_SHORT: Final = "[aeiouy'-]{0,2}"  # vowels that Arabic leaves out
_LONG: Final = ("ا", "و", "ي")
_RUN: Final = "[aeiouyjwv'-]"  # what follows the first of several vowels in a row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sounds:
    """
    What folded Arabic letters stand for in foreign names, as patterns of folded Latin letters.

    Those are ASCII, and so must a pattern be: `re` takes three times as long to compile others.

    Attributes
    ----------
    clusters
        Several letters for one sound, the longest first.
    vowels, closings, openings
        Vowels inside a word, at its end and at its front.
    """

    clusters: dict[str, str]
    consonants: dict[str, str]
    vowels: dict[str, str]
    closings: dict[str, str]
    openings: dict[str, str]


@cache
def _sounds() -> _Sounds:
    rows = read_table("sounds.csv", ("role", "letters", "latin", "sources"))
    tables = {
        role: {letters: latin for name, letters, latin, _ in rows if name == role}
        for role in ("cluster", "consonant", "vowel", "closing", "opening")
    }
    return _Sounds(
        clusters=dict(sorted(tables["cluster"].items(), key=lambda row: -len(row[0]))),
        consonants=tables["consonant"],
        vowels=tables["vowel"],
        closings=tables["closing"],
        openings=tables["opening"],
    )


def find_transcriptions(
    document: Document, known: Iterable[Mention], sure: Sequence[Mention]
) -> Iterator[Mention]:
    """
    Yield unknown Arabic words that spell the Latin name of a place in the text's countries.

    Parameters
    ----------
    document
        The text.
    known
        Everything that could be a name in it; one announced by a cue noun that the gazetteer does
        not hold is yielded anew, with its places.
    sure
        Names that are surely places; theirs are the countries looked in.
    """
    words = document.words
    strange = [i for i in document.notable if words[i].strange]
    if not strange:
        return
    covered: set[int] = set()
    cued: dict[int, Mention] = {}
    for mention in known:
        if mention.places:
            covered.update(range(mention.first, mention.last + 1))
        elif mention.cue:
            cued[mention.last] = mention
    countries = _countries(document.lexicon, sure)
    for index in strange:
        clitics = _clitics(document, index, covered, cued=index in cued)
        if clitics is None:
            continue
        found = transcribed(document.lexicon, words[index].text[len(clitics) :], countries)
        if found is None:
            continue
        key, places = found
        covered.add(index)
        if index in cued:
            yield cued[index]._replace(key=key, places=places)
        else:
            yield name_of_word(document, index, key, places, clitics=clitics)


def _clitics(document: Document, index: int, covered: set[int], *, cued: bool) -> str | None:
    """Proclitics of a name behind a word of place, of "in-X", "A and-X"; `None` for no name."""
    text, before = document.words[index].text, document.words[index - 1] if index else None
    if before is None or index in covered or document.gap(index) not in OPEN_GAPS:
        return None
    if cued:
        return ""
    if not before.ends.isdisjoint(PLACE_WORDS):
        return "" if document.zipf(index) < _RARE_ZIPF else None
    clitics = document.pack.clitics
    listed = index - 1 in covered and text[0] in clitics.conjunctions
    glued = text[0] in clitics.prepositions[:1] and _consonants(text) > _FEWEST_CONSONANTS + 1
    if not (listed or glued):
        return None
    # "by-a-shard" is no name, and what looks like "in-X" may be a word of its own.
    rare = max(document.zipf(index), document.lexicon.zipf(text[1:])) < _RARE_ZIPF
    return text[0] if rare else None


def _countries(lexicon: Lexicon, sure: Sequence[Mention]) -> list[str]:
    """Return the countries that most of a text's sure names lie in."""
    votes: dict[str, int] = {}
    for mention in sure:
        country = lexicon.place(mention.places[0]).country if mention.places else ""
        if country:
            votes[country] = votes.get(country, 0) + 1
    return sorted(votes, key=lambda code: (-votes[code], code))[:_MOST_COUNTRIES]


def transcribed(
    lexicon: Lexicon, word: str, countries: Sequence[str]
) -> tuple[str, tuple[int, ...]] | None:
    """
    Find the one Latin name of some countries' places that a folded Arabic word spells.

    Returns
    -------
    tuple of str and tuple of int, or None
        The folded name and the index rows of its places there; `None` for a word that is too short
        to tell names apart, for no such name, and for several in the first country that has any.
    """
    if len(word) < _FEWEST_LETTERS or _consonants(word) < _FEWEST_CONSONANTS:
        return None
    for country in countries:
        names = _names_alike(lexicon, word, country)
        if names:
            rows = lexicon.find(names[0]) if len(names) == 1 else ()
            places = tuple(row for row in rows if lexicon.place(row).country == country)
            return (names[0], places) if places else None
    return None


@lru_cache(maxsize=16384)
def _names_alike(lexicon: Lexicon, word: str, country: str) -> tuple[str, ...]:
    """Return the Latin names of a country's places that a folded Arabic word may spell."""
    by_initial = lexicon.spellings(country)
    listed = [by_initial.get(initial, "") for initial in _initials(word)]
    return tuple(name for names in listed for name in spelt_alike(word, names))


@lru_cache(maxsize=4096)
def _initials(word: str) -> tuple[str, ...]:
    """Latin letters with which what a folded Arabic word spells may begin, and a few more."""
    sounds = _sounds()
    cluster = next((latin for c, latin in sounds.clusters.items() if word.startswith(c)), "")
    tables = (sounds.openings, sounds.vowels, sounds.consonants)
    front = next((table[word[0]] for table in tables if word[0] in table), "")
    return tuple(sorted(set(re.findall("[a-z]", front + cluster))))


def _consonants(word: str) -> int:
    known = _sounds().consonants
    return sum(letter in known for letter in word)


def spelt_alike(word: str, names: str) -> list[str]:
    r"""
    Return the folded Latin names, each between line breaks, that a folded Arabic word may spell.

    Examples
    --------
    >>> spelt_alike("شيبيكينو", "\nbelgorod\nshebekino\nvalki\n")
    ['shebekino']
    >>> spelt_alike("كورسك", "\nkharkiv\nkramatorsk\n")
    []
    """
    return _pattern(word).findall(names)


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    """Compile what a folded Arabic word may stand for."""
    sounds = _sounds()
    parts: list[str] = []
    index = 0
    if word[0] in sounds.openings:  # for any vowel, alone or before a long one
        long = word[1:2] in _LONG[1:]
        parts.append(sounds.openings[word[0]] + (f"(?:{sounds.vowels[word[1]]})?" if long else ""))
        index = 2 if long else 1
    while index < len(word):
        letter = word[index]
        cluster = next((c for c in sounds.clusters if word.startswith(c, index)), "")
        run = len(word) - index - len(word[index:].lstrip("".join(_LONG)))
        last = index + max(run, 1) == len(word)
        if cluster:
            parts.append(sounds.clusters[cluster] + _SHORT)
        elif run > 1:
            parts.append(f"{sounds.vowels[letter]}{_RUN}{{0,{run + 1}}}")
        elif last and letter in sounds.closings:
            parts.append(sounds.closings[letter])
        elif letter in sounds.vowels:
            parts.append(sounds.vowels[letter])
        else:
            sound = sounds.consonants.get(letter, re.escape(letter))
            parts.append(sound + ("" if last else _SHORT))
        index += len(cluster) or max(run, 1)
    return re.compile(rf"\n({''.join(parts)}h?)(?=\n)")
