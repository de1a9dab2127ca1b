"""
The words of one language that events are read by, compiled from its pack in `data/extraction`.

A pack is written by a linguist; here its words are folded, inflected and indexed. Looking a token
up costs a dictionary access and is remembered per spelling.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from dashboard.errors import LanguagePackError
from dashboard.extraction.words.morphology import (
    Peeling,
    accusative_phrase,
    noun_forms,
    peel,
    verb_forms,
)
from dashboard.extraction.words.openings import ARTICLE, OWNS, Opening, find_opening
from dashboard.extraction.words.senses import Category, Number, Sense
from dashboard.extraction.words.spellings import Spellings
from dashboard.model import EventType
from gazetteer.memo import Memo
from gazetteer.normalisation import fold_name, fold_text
from gazetteer.proclitics import endings

__all__ = ["Category", "Known", "Lexicon", "Number", "Reading", "Sense", "load_lexicon"]


class Known:
    """Flags of what is known of a word by its spelling; numbers, for they are asked of each."""

    TELLS: Final = 1  # it has a sense
    OPENS: Final = 2  # a phrase may begin with it
    DEPENDS: Final = 4  # one of its senses depends on the words beside it
    MARKS: Final = 16  # a sentence may end with it: a full stop, "a.m."
    DRIVES: Final = 8  # it, or what it opens, is a verb of attack only with a weapon: "went for"


@dataclass(frozen=True, slots=True)
class Reading:
    """Senses of one token and the proclitics that had to be peeled off to find them."""

    senses: tuple[Sense, ...]
    clitics: str = ""
    definite: bool = False


_NOTHING: Final = Reading(())
_TO: Final = "ل"
_MARKS: Final = frozenset(".!?؟؛;\n،,")
_SHORTEST_OWNER: Final = 6  # characters of "port's"; "it's" and "that's" own nothing
_MOST: Final = 20_000  # tokens of interest remembered
_LONGEST_TOKEN: Final = 40  # longer runs are no words; they get no reading


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """
    Index of one language's senses.

    Attributes
    ----------
    words
        Folded form to its senses.
    phrases
        First folded word to the phrases that begin with it, longest first.
    actors
        Name of an actor to its sense.
    abbreviations
        Folded words after which a full stop ends no sentence.
    known
        Flags of a folded token, see `Known`; most words have none.
    openings
        Folded token to the phrases that may begin with it.
    readings
        Folded token to its senses; to be asked only for tokens that have any.
    openers
        Folded words that begin a new sentence even behind an abbreviation, where capitalised.
    little_words
        Folded words too common to be cues, by what rules look for in a text's tokens.
    """

    language: str
    words: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    actors: Mapping[str, Sense] = field(default_factory=dict)
    little_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: Spellings = field(init=False, repr=False)
    openings: Memo[str, Opening] = field(init=False, repr=False)
    readings: Memo[str, Reading] = field(init=False, repr=False)
    _word_endings: frozenset[str] = field(init=False, repr=False)
    _phrase_endings: frozenset[str] = field(init=False, repr=False)
    _shared: dict[tuple[str, ...], Opening] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        # What "to-the-base" leaves of a word that is listed with its article.
        words, phrases = (
            frozenset((*listed, *[word.removeprefix(ARTICLE) for word in listed]))
            for listed in (self.words, self.phrases)
        )
        found = {
            "known": Spellings(self._knows),
            "openings": Memo(self._opening, most=_MOST),
            "readings": Memo(self._read, most=_MOST),
            "_word_endings": words,
            "_phrase_endings": phrases,
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def _knows(self, token: str) -> int:
        marks = Known.MARKS if token[:1] in _MARKS or token[-1:] == "." else 0
        if not token[:1].isalnum() or len(token) > _LONGEST_TOKEN:
            return marks
        ends = (*endings(token), token.removesuffix(OWNS))
        senses = () if self._word_endings.isdisjoint(ends) else self.readings[token].senses
        forms = () if self._phrase_endings.isdisjoint(ends) else self._opening_forms(token)
        if not (senses or forms):
            return marks  # as most words
        lives = tuple(self.little_words["lives"])  # which only tell a death where they were lost
        told = [*senses, *(sense for form in forms for _, sense in self.phrases[form])]
        return (
            marks
            | (Known.TELLS if senses else 0)
            | (Known.OPENS if forms else 0)
            | (Known.DEPENDS if token.endswith(lives) or any(map(_depends, senses)) else 0)
            | (Known.DRIVES if any(s.flown or s.thrown or s.dropped for s in told) else 0)
        )

    def read(self, token: str) -> Reading:
        """Senses of a folded token; an empty reading for a word of no interest."""
        return self.readings[token] if self.known[token] & Known.TELLS else _NOTHING

    def _read(self, token: str) -> Reading:
        found: list[Sense] = []
        clitics: str | None = None
        definite = False
        for peeling in self._peelings(token):
            senses = self.words.get(peeling.stem)
            if peeling.definite:
                senses = tuple(sense for sense in senses or () if _takes_article(sense))
                senses += self._assimilated(peeling)
            if peeling.clitics not in _VERBAL_CLITICS:
                senses = tuple(sense for sense in senses or () if not _is_finite(sense))
            # A word with its article may be listed both with and without it: read both.
            if senses and clitics in {None, peeling.clitics}:
                found.extend(sense for sense in senses if sense not in found)
                clitics, definite = peeling.clitics, definite or peeling.definite
        return Reading(tuple(found), clitics, definite) if clitics is not None else _NOTHING

    def _assimilated(self, peeling: Peeling) -> tuple[Sense, ...]:
        """As in Arabic "to-the-base": words that point back are listed with their article."""
        if not peeling.clitics.endswith(_TO):
            return ()
        senses = self.words.get(ARTICLE + peeling.stem, ())
        return tuple(sense for sense in senses if sense.category is Category.ANAPHOR)

    def _opening(self, token: str) -> Opening:
        """Phrases that may begin with a token; those of few words, so that tokens share them."""
        forms = self._opening_forms(token)
        if forms not in self._shared:
            found = ((form, *phrase) for form in forms for phrase in self.phrases[form])
            self._shared[forms] = find_opening(found)
        return self._shared[forms]

    def _opening_forms(self, token: str) -> tuple[str, ...]:
        peelings = self._peelings(token)
        # Arabic "to-the-army Syrian": the first word of a phrase listed with its article
        articled = [ARTICLE + p.stem for p in peelings if p.definite and p.clitics.endswith(_TO)]
        spellings = (*dict.fromkeys([p.stem for p in peelings]), *articled)
        return tuple([form for form in spellings if form in self.phrases])

    def forms(self, token: str) -> tuple[str, ...]:
        """Spellings under which a token may take part in a phrase."""
        return tuple(dict.fromkeys(p.stem for p in self._peelings(token)))

    def _peelings(self, token: str) -> tuple[Peeling, ...]:
        if self.language == "ar":
            return peel(token)
        whole = token.endswith(OWNS) and len(token) >= _SHORTEST_OWNER
        return (Peeling(token.removesuffix(OWNS) if whole else token),)


_NEVER_DEFINITE: Final = frozenset({Category.PREPOSITION, Category.CONNECTIVE, Category.AGENCY})
_NEVER_DEFINITE_KEYS: Final = frozenset(
    {"verbs", "complementizers", "according", "participles", "negation", "found"}
)


_VERBAL_CLITICS: Final = frozenset({"", "و", "ف"})


def _is_finite(sense: Sense) -> bool:
    """Finite verbs take conjunctions, but no prepositions."""
    if sense.category is Category.VERB:
        return not sense.verbal_noun
    return sense.category is Category.SPEECH and sense.key in {"verbs", "complementizers"}


def _depends(sense: Sense) -> bool:
    blocks = sense.category is Category.BLOCK
    return blocks or sense.munition or sense.adjective or bool(sense.needs)


def _takes_article(sense: Sense) -> bool:
    if sense.category is Category.VERB:
        return sense.verbal_noun
    return sense.category not in _NEVER_DEFINITE and sense.key not in _NEVER_DEFINITE_KEYS


@cache
def load_lexicon(language: str) -> Lexicon:
    """
    Load, check and compile the pack of a language.

    Raises
    ------
    LanguagePackError
        If there is no pack for the language, or the pack is broken.
    """
    path = files("dashboard") / "data" / "extraction" / f"{language}.toml"
    try:
        pack = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LanguagePackError(f"no language pack for {language!r}: expected {path}") from error
    except tomllib.TOMLDecodeError as error:
        raise LanguagePackError(f"{path}: {error}") from error
    words: dict[str, list[Sense]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = defaultdict(list)
    for form, sense in _senses(pack, language):
        for spelling in _spellings(form):
            parts = tuple(spelling.split())
            if not parts:
                raise LanguagePackError(f"{path}: empty word, {sense.category} {sense.key!r}")
            if len(parts) > 1:
                phrases[parts[0]].append((parts, sense))
            elif sense not in words[parts[0]]:
                words[parts[0]].append(sense)
    # One tuple for all forms of a verb: there are thousands, which a collection would walk through.
    shared: dict[tuple[int, ...], tuple[Sense, ...]] = {}
    return Lexicon(
        language,
        {f: shared.setdefault(tuple(map(id, s)), tuple(s)) for f, s in words.items()},
        {w: tuple(sorted(p, key=lambda x: -len(x[0]))) for w, p in phrases.items()},
        frozenset(fold_name(word) for word in pack.get("abbreviations", ())),
        frozenset(fold_name(word) for word in pack.get("openers", ())),
        {row["name"]: _actor(row) for row in pack.get("actors", ())},
        {
            key: frozenset(fold_name(word) for word in words)
            for key, words in pack.get("little_words", {}).items()
        },
    )


def _spellings(form: str) -> Iterable[str]:
    """Give a form folded; a hyphen may stand or be left out: "Iran-backed", "Iran backed"."""
    folded = fold_text(form)
    if folded.isalpha():  # as nearly all of the forty thousand
        return (folded,)
    return dict.fromkeys((fold_name(form), " ".join(folded.split())))


def _senses(pack: Mapping[str, Any], language: str) -> Iterator[tuple[str, Sense]]:
    yield from _verb_senses(pack, arabic=language == "ar")
    for noun in pack.get("event_nouns", ()):
        yield from _event_senses(noun, arabic=language == "ar")
    for weapon in pack.get("weapons", ()):
        yield from _weapon_senses(weapon, arabic=language == "ar")
    for actor in pack.get("actors", ()):
        sense = _actor(actor)
        for word in (*actor.get("words", ()), *actor.get("phrases", ())):
            yield word, sense
        for word in actor.get("adjectives", ()):
            yield word, replace(sense, adjective=True)
    for connective in pack.get("connectives", ()):
        sense = Sense(category=Category.CONNECTIVE, key=connective["relation"])
        yield from ((word, sense) for word in connective["words"])
    for table, category in _KEYED_TABLES.items():
        for key, keyed in pack.get(table, {}).items():
            sense = Sense(category=category, key=key)
            yield from ((word, sense) for word in keyed)
            if category is Category.BLOCK and language == "ar":
                yield from ((accusative_phrase(fold_name(word)), sense) for word in keyed)


def _actor(row: Mapping[str, Any]) -> Sense:
    air = row.get("by_air", False)
    return Sense(category=Category.ACTOR, key=row["name"], state=row["state"], by_air=air)


_KEYED_TABLES: Final = {
    "prepositions": Category.PREPOSITION,
    "ordinals": Category.ORDINAL,
    "speech": Category.SPEECH,
    "modality": Category.MODALITY,
    "anaphora": Category.ANAPHOR,
    "origins": Category.ORIGIN,
    "bearings": Category.BEARING,
    "agency": Category.AGENCY,
    "casualties": Category.CASUALTY,
    "outcomes": Category.OUTCOME,
    "demonyms": Category.DEMONYM,
    "guards": Category.GUARD,
    "blocked": Category.BLOCK,
}


def _verb_senses(pack: Mapping[str, Any], *, arabic: bool) -> Iterator[tuple[str, Sense]]:
    for verb in pack.get("verbs", {}).values():
        sense = Sense(
            category=Category.VERB,
            key=verb["frame"],
            strong=verb["strong"],
            event_type=_event_type(verb),
            lands=verb.get("lands", False),
            armed=verb.get("armed", False),
            flown=verb.get("flown", False),
            thrown=verb.get("thrown", False),
            dropped=verb.get("dropped", False),
        )
        blocked = {fold_name(form) for form in verb.get("forms_blocked", ())}
        forms = _arabic_forms(verb, sense) if arabic else _listed_forms(verb, sense)
        yield from ((form, s) for form, s in forms if form not in blocked)
        if "plural" in verb:  # "rockets target X": a noun or an infinitive behind other words
            subjects = pack["subjects"][verb.get("subjects", "attackers")]
            headline = replace(sense, needs=tuple(fold_name(word) for word in subjects))
            yield from ((form, headline) for form in verb["plural"])


def _arabic_forms(verb: Mapping[str, Any], sense: Sense) -> Iterator[tuple[str, Sense]]:
    later = replace(sense, future=True)
    for key, order in (("perfect", 0), ("imperfect", 1)):
        for stem in verb.get(key, ()):
            folded = fold_name(stem)
            pair = (folded, "") if order == 0 else ("", folded)
            for form, future in verb_forms(*pair):
                yield form, later if future else sense
    nominal = replace(sense, verbal_noun=True)
    for noun in (*verb.get("masdar", ()), *verb.get("participle", ())):
        yield from ((form, nominal) for form in noun_forms(fold_name(noun)))


def _listed_forms(verb: Mapping[str, Any], sense: Sense) -> Iterator[tuple[str, Sense]]:
    for key in ("past", "present"):
        yield from ((form, sense) for form in verb.get(key, ()))
    nominal = replace(sense, verbal_noun=True)
    yield from ((form, nominal) for form in verb.get("gerund", ()))


def _event_senses(noun: Mapping[str, Any], *, arabic: bool) -> Iterator[tuple[str, Sense]]:
    for number in (Number.SINGULAR, Number.DUAL, Number.PLURAL):
        shown = Number.MASS if number is Number.SINGULAR and noun.get("mass") else number
        sense = Sense(
            category=Category.EVENT,
            key=_event_key(noun),
            number=shown,
            event_type=_event_type(noun),
            strong=noun["strong"],
            strike=noun.get("strike", False),
        )
        for word in noun.get(str(number), ()):
            forms: Iterable[str] = noun_forms(fold_name(word)) if arabic else (word,)
            yield from ((form, sense) for form in forms)


def _event_key(noun: Mapping[str, Any]) -> str:
    return next((key for key in ("weak_type", "operation", "volley") if noun.get(key)), "")


def _weapon_senses(weapon: Mapping[str, Any], *, arabic: bool) -> Iterator[tuple[str, Sense]]:
    sense = Sense(
        category=Category.WEAPON,
        key=weapon.get("key", ""),
        event_type=_event_type(weapon),
        munition=weapon["munition"],
        generic=weapon.get("generic", False),
        aircraft=weapon.get("aircraft", False),
        state=weapon.get("state", False),
        needs=tuple(fold_name(word) for word in weapon.get("needs", ())),
    )
    for word in weapon.get("words", ()):
        forms: Iterable[str] = noun_forms(fold_name(word)) if arabic else (word,)
        yield from ((form, sense) for form in forms)
    for word in weapon.get("phrases", ()):
        yield word, sense
    for word in weapon.get("adjectives", ()):
        yield word, replace(sense, adjective=True, munition=False, aircraft=False)


def _event_type(row: Mapping[str, Any]) -> EventType | None:
    return EventType(row["event_type"]) if "event_type" in row else None
