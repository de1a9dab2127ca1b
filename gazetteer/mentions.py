"""Names in a document: gazetteer names, their cue nouns, and unknown names that a cue announces."""

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from gazetteer.document import Document
from gazetteer.language import Cue
from gazetteer.lexicon import Lexicon
from gazetteer.measures import MEASURE_ENTRIES, read_measure
from gazetteer.model import PlaceKind
from gazetteer.tokens import Case, Gap
from gazetteer.vocabulary import POSSESSIVES, RAREST_ORDINARY_ZIPF, Reading

__all__ = ["OPEN_GAPS", "PLACE_WORDS", "Mention", "find_mentions", "name_of_word"]

PLACE_WORDS: Final = frozenset({"location", "north", "south", "east", "west"})
"""Entries of the pack behind which a place stands."""
OPEN_GAPS: Final = (Gap.SPACE, Gap.QUOTE)
"""Gaps that leave a word before a name its say."""

_SAME_NAME: Final = (Gap.SPACE, Gap.HYPHEN, Gap.QUOTE)  # a tuple: the hash of an enum is slow
_BOLDEST_ZIPF: Final = 4.3  # behind حي, قرية, بلدة most words are names
_SHORTEST_UNKNOWN: Final = 3
_NONE, _LOWER = Case.NONE, Case.LOWER  # asked of many words; members of an enum are slow to look up


class Mention(NamedTuple):
    """
    A stretch of words that may name a place.

    A named tuple, because hundreds are made for a text and most are thrown away.

    Attributes
    ----------
    first, last
        Its first and last word, cue nouns inside the span included.
    start, end
        Half-open span in the original text.
    key
        Folded name without cue.
    places
        Index rows that bear the name; empty for an unknown name.
    cue
        The noun that announces it.
    clitics
        Proclitics before it, folded.
    words
        Number of words of the name itself.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    places: tuple[int, ...]
    clitics: str
    words: int
    cue: Cue | None = None

    @property
    def cue_kinds(self) -> tuple[frozenset[PlaceKind], frozenset[PlaceKind]] | None:
        """Kinds of places that the cue asks for and those that it accepts."""
        return (self.cue.kinds, self.cue.near) if self.cue else None


_mention = partial(tuple.__new__, Mention)  # a third of the time that `Mention` itself takes


def find_mentions(document: Document, lexicon: Lexicon) -> list[Mention]:
    """
    Find every name that could be a place, in text order and possibly overlapping.

    Each comes with the cue noun before or behind it; whether it *is* a place is decided later.
    """
    words = document.words
    names = list(_names(document, lexicon))
    cues = [(i, r, r.cue) for i in document.notable for r in words[i].cues if r.cue]
    if cues:
        by_first = {m.first: m for m in reversed(names)}
        names += [m for i, r, cue in cues for m in _cued_at(document, i, r, cue, by_first)]
    return [m if m.cue else _with_cue_beside(document, m) for m in names]


def _names(document: Document, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the longest name that each reading of a word begins, if it is written as a name."""
    words, gaps, starts, begun = document.words, document.gaps, document.starts, lexicon.begun
    for first in document.notable:
        word = words[first]
        for reading in word.names:
            # Most begin names of several words only, and hardly any of those is written here.
            # Behind the last word stands a line's end, which no name runs over.
            several = reading.longest > 1 and gaps[first + 1] in _SAME_NAME
            if several and begun[reading.text, words[first + 1].text]:
                name = _named_at(document, lexicon, first, reading)
                if name:
                    yield name
            elif reading.places and word.case is not _LOWER:
                start = starts[first]
                end = start + len(word.raw) - reading.trim
                start += reading.cut
                key, places, clitics = reading.text, reading.places, reading.clitics
                yield _mention((first, first, start, end, key, places, clitics, 1, None))


def _with_own_cue(document: Document, name: Mention) -> Mention:
    """Attach the cue noun that a name of several words holds: "Fort Moore", "Omar oil field"."""
    words = name.key.split()
    cue = document.pack.before.get(words[0])
    for length in range(1, name.words):
        cue = document.pack.after.get(" ".join(words[length:]), cue)
    return name._replace(cue=cue) if cue and cue.in_span and not cue.several else name


def _named_at(document: Document, lexicon: Lexicon, first: int, reading: Reading) -> Mention | None:
    """Return the longest name, perhaps of several words, that a reading of a word begins."""
    text, places, longest, trim = reading.text, reading.places, reading.longest, reading.trim
    key, last, index = text, first, first + 1
    words, gaps = document.words, document.gaps
    while longest > index - first and gaps[index] in _SAME_NAME:
        text = f"{text} {words[index].text}"
        known = lexicon.known(text)
        if known.places and places and not _capitalised(document, first, index):
            pass  # "on Omdurman market": what is called so has capital letters, but not its town
        elif known.places:
            key, places, last, trim = text, known.places, index, 0
        elif words[index].raw.endswith(POSSESSIVES) and (found := lexicon.find(text[:-1])):
            key, places, last, trim = text[:-1], found, index, len(POSSESSIVES[0])
        longest, index = known.longest, index + 1
    if not places or (first == last and words[first].case is _LOWER):
        return None
    start, end = document.starts[first] + reading.cut, document.end(last) - trim
    name = Mention(first, last, start, end, key, places, reading.clitics, last - first + 1)
    if first == last:
        return name
    return _with_own_cue(document, name) if _capitalised(document, first, last) else None


def _capitalised(document: Document, first: int, last: int) -> bool:
    """Whether a name of several words is written as names are; Arabic has no case."""
    if document.words[first].case is _NONE:
        return True
    words = document.words[first : last + 1]
    particles, nouns = document.pack.contexts["particle"], document.pack.cue_words
    lower = [w.text for w in words if w.case is _LOWER]
    return len(lower) < len(words) and all(w in particles or w in nouns for w in lower)


def _cued_at(
    document: Document, index: int, reading: Reading, cue: Cue, names: dict[int, Mention]
) -> Iterator[Mention]:
    """Yield the names that the cue noun at a word announces, the cue within the first's span."""
    target = _after_connector(document, index)
    if target is None:
        return
    name = names.get(target) or _unknown(document, target, reading, cue)
    if name and not name.clitics:
        yield _attach(document, index, reading, cue, name)
        yield from _coordinated(document, cue, name, names)


def _after_connector(document: Document, index: int) -> int | None:
    """Return the word that a cue noun points to: the next one, past "of" and "the"."""
    target = index + 1
    connectors = document.pack.contexts["connector"]
    while target < len(document) and document.words[target].text in connectors:
        target += 1
    if target >= len(document) or document.gap(target) not in _SAME_NAME:
        return None
    return target


def _attach(document: Document, index: int, reading: Reading, cue: Cue, name: Mention) -> Mention:
    if not cue.in_span or cue.several or name.first != index + 1:
        return name._replace(cue=cue)
    return name._replace(
        first=index,
        start=document.starts[index] + reading.cut,
        clitics=reading.clitics,
        cue=cue,
    )


def _coordinated(
    document: Document, cue: Cue, name: Mention, names: dict[int, Mention]
) -> Iterator[Mention]:
    """Yield the further names that a plural cue covers: مدينتي البوكمال والميادين."""
    while cue.several:
        following = [names[i] for i in range(name.last + 1, name.last + 4) if i in names]
        joined = [m for m in following if _listed(document, m)]
        if not joined:
            return
        name = joined[0]
        yield name._replace(cue=cue)


def _listed(document: Document, name: Mention) -> bool:
    return document.gap(name.first) is Gap.COMMA or document.coordinated(name.first, name.clitics)


def _unknown(document: Document, index: int, reading: Reading, cue: Cue) -> Mention | None:
    """Make a name of the word behind a cue if nothing says that it is an ordinary word."""
    commonest = _BOLDEST_ZIPF if cue.bold else RAREST_ORDINARY_ZIPF
    if not cue.opens or not _unknown_arabic(document, index, reading, commonest):
        return None
    return name_of_word(document, index, document.words[index].text, ())


def name_of_word(
    document: Document, index: int, key: str, places: tuple[int, ...], *, clitics: str = ""
) -> Mention:
    """Make a name of one word as it stands, less its proclitics, which fold to as many letters."""
    return Mention(
        first=index,
        last=index,
        start=document.starts[index] + len(clitics),
        end=document.end(index),
        key=key,
        places=places,
        clitics=clitics,
        words=1,
    )


def _unknown_arabic(document: Document, index: int, reading: Reading, commonest: float) -> bool:
    word = document.words[index]
    if word.text in document.pack.contexts["no_name"]:
        return False
    return (
        not reading.text.startswith(document.pack.clitics.article or " ")
        and len(word.text) >= _SHORTEST_UNKNOWN
        and not word.text[0].isdecimal()
        and not word.demonym
        and word.case is _NONE
        and document.zipf(index) < commonest
    )


def _with_cue_beside(document: Document, mention: Mention) -> Mention:
    """Give a name the cue noun behind it, or the cue of what a distance is measured from."""
    first, behind = mention.first, mention.last + 1
    words = document.words
    begun = behind < len(words) and "after" in words[behind].entries
    if begun and document.joined(behind):
        mention = _with_after_cue(document, mention)
    if mention.cue or mention.clitics or first == 0:
        return mention
    ends = words[first - 1].ends
    if not ends or ends.isdisjoint(MEASURE_ENTRIES):
        return mention
    return _with_measure(document, mention)


def _with_measure(document: Document, mention: Mention) -> Mention:
    """Mark a name that a distance is measured from: it is a point, not a province."""
    measure = read_measure(document, mention.first)
    measured = measure is not None and measure.distance_m is not None
    return mention._replace(cue=document.pack.point) if measured else mention


def _names_country(document: Document, mention: Mention) -> bool:
    place = document.lexicon.place(mention.places[0]) if mention.places else None
    return place is not None and place.kind in {PlaceKind.COUNTRY, PlaceKind.CONTINENT}


def _with_after_cue(document: Document, mention: Mention) -> Mention:
    """Attach the cue noun behind a name: "Anbar province", "Baghdad airport"."""
    phrase = document.phrase_at(mention.last + 1, "after")
    if phrase is None:
        return mention
    cue = document.pack.after[phrase.text]
    if cue.opens and _names_country(document, mention) and PlaceKind.COUNTRY not in cue.near:
        return mention  # "a U.S. base" is no base of that name
    if not cue.in_span or cue.several:
        return mention._replace(cue=cue)
    return mention._replace(last=phrase.last, end=document.end(phrase.last), cue=cue)
