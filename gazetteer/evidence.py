"""Evidence that a name in a text is a place: named features, weighted by a learned table."""

import math
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from gazetteer.document import Document
from gazetteer.language import Clitics, load_pack
from gazetteer.lexicon import Lexicon
from gazetteer.measures import MEASURE_ENTRIES, read_measure
from gazetteer.memo import Memo
from gazetteer.mentions import Mention
from gazetteer.model import PlaceKind
from gazetteer.tokens import Case, Gap
from gazetteer.vocabulary import Word
from gazetteer.weights import NameCount, load_counts, load_weights

__all__ = ["Evidence", "NameForm", "context_features", "name_features", "name_form"]

Feature = tuple[str, float]

_LARGE: Final = frozenset(
    {PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.SEA, PlaceKind.STRAIT}
)
_DIVISIONS: Final = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2})
_CURATED_GROUPS: Final = {
    PlaceKind.CITY: "town",
    PlaceKind.TOWN: "town",
    PlaceKind.VILLAGE: "town",
    PlaceKind.NEIGHBOURHOOD: "neighbourhood",
    PlaceKind.STREET: "neighbourhood",
}
_RELATIONS: Final = frozenset(
    {"countryside", "around", "outside", "near", "desert", "bank", "road"}
)
_SHORT_NAME: Final = 3
_MAIN_PLACES: Final = 3  # of a name; the rest are too small to matter
# How often news writes a place's name, log10 per billion words: by log10 of its inhabitants.
_LEAST_FREQUENCY, _FREQUENCY_BY_SIZE, _FREQUENCY_OF_LARGE = 1.0, 0.5, 6.9
# A word met less than once in three million: mostly part of a person's name.
_RARE_ZIPF: Final = 2.5
_COUNT_SMOOTHING: Final = 0.5
_LIKE: Final = "ك"  # the proclitic "like", which news hardly writes before a name
_OWN, _FEMININE = "ه", "ة"  # "his", and the ending that a hasty writer spells like it
_COMMON_ZIPF: Final = 4.5  # a noun met more than thirty times in a million words
_OPEN_GAPS: Final = (Gap.SPACE, Gap.QUOTE, Gap.HYPHEN)
_STARTS: Final = (Gap.STOP, Gap.LINE)
_NONE, _LOWER = Case.NONE, Case.LOWER  # asked for all the time; members of an enum are slow to get
_GAP_NAMES: Final = {gap: gap.name.lower() for gap in Gap}
_CASE_FEATURES: Final = {case: f"case_{case.name.lower()}" for case in Case}
_HOPELESS: Final = -6.5  # log-odds of a name that no context can make a place
# Frequencies (log10) below these distances from the name's own say nothing.
_PRONOUN_MARGIN: Final = 2.5
_ARTICLE_MARGIN: Final = 1.5
_NO_COUNT: Final = NameCount(places=0, others=0)
_CONTEXT_ENTRIES_BEFORE: Final = ("location", "organisation", "title")
_ENTRIES_BEFORE: Final = frozenset(
    {"given", *_CONTEXT_ENTRIES_BEFORE, *_RELATIONS, *MEASURE_ENTRIES}
)


class NameForm(NamedTuple):
    """A name's folded text, index rows and number of words, and the word proclitics came off."""

    key: str
    places: tuple[int, ...]
    words: int
    whole: str


class Evidence:
    """
    Scores mentions of one language.

    What depends on the name alone, or on a single word beside it, is computed once.
    """

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._lexicon = lexicon
        self._weights = load_weights(f"recognition-{language}")
        self._counts = load_counts(language)
        self._clitics = load_pack(language).clitics
        self._of_name = Memo(self._name_score, most=200_000)
        self._of_neighbour = Memo(self._neighbour_score, most=200_000)
        self._of_case = Memo(self._case_score, most=50_000)

    def score(self, document: Document, mention: Mention) -> float:
        """Return the log-odds that a mention is a place."""
        words, gaps = document.words, document.gaps
        first, last, _, _, key, places, clitics, count, cue = mention
        score = self._of_name[key, places, count, words[first].text if clitics else ""]
        if score < _HOPELESS and not cue:
            return score
        case, gap, gap_behind = words[last].case, gaps[first], gaps[last + 1]
        before = words[first - 1] if gap in _OPEN_GAPS else None
        behind = words[last + 1] if gap_behind in _OPEN_GAPS else None
        score += self._of_neighbour[before, gap, "before", case]
        score += self._of_neighbour[behind, gap_behind, "behind", case]
        if case is not _NONE:
            score += self._of_case[case, words[first] if gaps[first] in _STARTS else None]
        phrases = _phrase_features(document, mention)
        return score + self._sum(phrases) if phrases else score

    def weight(self, feature: str) -> float:
        """Return the weight of a feature that only the whole text shows."""
        return self._weights.get(feature, 0.0)

    def _name_score(self, name: tuple[str, tuple[int, ...], int, str]) -> float:
        form = NameForm(*name)
        count = self._counts.get(form.key, _NO_COUNT)
        return self._sum(name_features(self._lexicon, self._clitics, form, count))

    def _neighbour_score(self, beside: tuple[Word | None, Gap, str, Case]) -> float:
        return self._sum(_neighbour_features(self._lexicon, *beside))

    def _case_score(self, written: tuple[Case, Word | None]) -> float:
        return self._sum(_case_features(self._lexicon, *written))

    def _sum(self, features: Iterable[Feature]) -> float:
        total, weights = 0.0, self._weights
        for feature, value in features:
            if feature in weights:
                total += weights[feature] * value
        return total


def name_form(document: Document, mention: Mention) -> NameForm:
    """Return what a mention is apart from its text."""
    whole = document.words[mention.first].text if mention.clitics else ""
    return NameForm(mention.key, mention.places, mention.words, whole)


def name_features(
    lexicon: Lexicon, clitics: Clitics, form: NameForm, count: NameCount
) -> list[Feature]:
    """
    Describe a name apart from any text.

    Parameters
    ----------
    lexicon
        The frequency of ordinary words, and the name's places.
    clitics
        The language's article and pronouns.
    form
        The name.
    count
        How often it was a place in the training texts.
    """
    features = [("bias", 1.0), ("learned", _log_odds(count))]
    if not form.places:
        return [*features, ("unknown", 1.0)]
    first = form.places[0]
    kind = lexicon.kind(first)
    size = math.log10(max(map(lexicon.population, form.places[:_MAIN_PLACES])) + 10)
    large = kind in _LARGE
    features += [
        ("size", 0.0 if large else size),
        ("large", float(large)),
        ("division", float(kind in _DIVISIONS)),
        (f"curated_{_group(kind)}", float(lexicon.is_curated(first))),
        ("capital", float(not lexicon.capitals.isdisjoint(form.places[:_MAIN_PLACES]))),
        ("short", float(len(form.key) <= _SHORT_NAME)),
    ]
    if form.words > 1:
        return [*features, ("several_words", 1.0)]
    expected = _FREQUENCY_OF_LARGE if large else _LEAST_FREQUENCY + _FREQUENCY_BY_SIZE * size
    return [*features, *_frequencies(lexicon, clitics, form, expected)]


def _group(kind: PlaceKind) -> str:
    if kind in _LARGE or kind in _DIVISIONS:
        return "area"
    return _CURATED_GROUPS.get(kind, "site")


def _frequencies(
    lexicon: Lexicon, clitics: Clitics, form: NameForm, expected: float
) -> Iterator[Feature]:
    """Compare the frequency of a one-word name with what a place of its size would have."""
    zipf = lexicon.zipf(form.key)
    yield "common_word", max(0.0, zipf - expected)
    yield "frequency", zipf
    if form.whole:
        yield "whole_word", max(0.0, lexicon.zipf(form.whole) - zipf)
    yield from _inflection(lexicon, clitics, form.key, zipf)


def _inflection(lexicon: Lexicon, clitics: Clitics, key: str, zipf: float) -> list[Feature]:
    """
    Compare a name's frequency with that of its inflected forms.

    Nouns and verbs take an article, lose it, and take pronouns; names hardly do.
    """
    article = clitics.article
    if not article or not zipf:
        return []
    stem = key[:-1] + clitics.bound_ending[1] if key.endswith(clitics.bound_ending[0]) else key
    owned = max(lexicon.zipf(stem + pronoun) for pronoun in clitics.pronouns)
    bare = key.removeprefix(article)
    other = lexicon.zipf(article + key) if bare == key else lexicon.zipf(bare)
    name = "takes_article" if bare == key else "loses_article"
    return [
        ("takes_pronoun", max(0.0, owned - zipf + _PRONOUN_MARGIN)),
        (name, max(0.0, other - zipf + _ARTICLE_MARGIN)),
    ]


def _log_odds(count: NameCount) -> float:
    places, others = count.places + _COUNT_SMOOTHING, count.others + _COUNT_SMOOTHING
    return math.log(places / others)


def context_features(document: Document, mention: Mention) -> list[Feature]:
    """Say what the neighbourhood tells about a mention."""
    first, last, gaps = mention.first, mention.last, document.gaps
    case, lexicon = document.words[last].case, document.lexicon
    before, behind = _neighbours(document, first, last)
    features = [
        *_phrase_features(document, mention),
        *_neighbour_features(lexicon, before, gaps[first], "before", case),
        *_neighbour_features(lexicon, behind, gaps[last + 1], "behind", case),
    ]
    if case is not _NONE:
        opening = document.words[first] if gaps[first] in _STARTS else None
        features += _case_features(lexicon, case, opening)
    return features


def _phrase_features(document: Document, mention: Mention) -> list[Feature]:
    """Describe the cue, the proclitics and the phrases round a mention."""
    words, pack = document.words, document.pack
    first, last, _, _, key, _, clitics, count, cue = mention
    after = last + 1
    features: list[Feature] = []
    if cue:
        features += (("cue", 1.0), (f"cue_{cue.name}", 1.0))
    if clitics:
        features.append((f"clitics_{clitics[-1]}", 1.0))
    # Most neighbours begin and end no phrase of these: the sets of their entries tell at once.
    ended = words[first - 1].ends if first > 0 else None
    if ended and not ended.isdisjoint(_ENTRIES_BEFORE):
        ends = document.ending(first)
        if not ends.isdisjoint(_ENTRIES_BEFORE):
            features += _before(document, mention, ends)
    follows = after < len(words) and "outlet" in words[after].entries
    if follows and document.joined(after) and _before_outlet(document, mention):
        features.append(("before_outlet", 1.0))
    if key in pack.contexts["ambiguous"] and not _announced(document, mention):
        features.append(("ambiguous", 1.0))
    if "idiom" in words[last].ends and document.phrase_before(after, "idiom", loose=True):
        features.append(("idiom", 1.0))
    if count == 1 and pack.clitics.article and not cue:
        features += _ordinary_noun(document, mention)
    return features


def _ordinary_noun(document: Document, mention: Mention) -> Iterator[Feature]:
    """Say whether an Arabic name is rather a noun of the text: المنشأة, بيانه."""
    key, pack = mention.key, document.pack
    if key in pack.before or (key in pack.definite_nouns and not _is_curated(document, mention)):
        yield "noun", 1.0
    if mention.clitics == _LIKE and document.lexicon.zipf(_LIKE + key) >= _RARE_ZIPF:
        yield "noun", 1.0  # كروم are vineyards, not "like Rome"
    if key[-1] == _OWN == document.words[mention.last].raw[-1] and _FEMININE in document.text:
        stem = key[:-1]
        indefinite = not stem.startswith(pack.clitics.article)
        if indefinite and document.lexicon.zipf(stem) >= _COMMON_ZIPF:
            yield "owned", 1.0


def _is_curated(document: Document, mention: Mention) -> bool:
    return bool(mention.places) and document.lexicon.is_curated(mention.places[0])


def _neighbours(document: Document, first: int, last: int) -> tuple[Word | None, Word | None]:
    """Return the words right before and behind others, `None` beyond a boundary."""
    words, gaps, after = document.words, document.gaps, last + 1
    before = words[first - 1] if gaps[first] in _OPEN_GAPS else None
    return before, words[after] if gaps[after] in _OPEN_GAPS else None


def _before(document: Document, mention: Mention, ends: frozenset[str]) -> Iterator[Feature]:
    """Describe the phrase, of one of these entries, that ends right before a mention."""
    first = mention.first
    if "given" in ends and document.joined(first) and _may_be_letters(document, mention):
        yield "after_given", 1.0
    if mention.clitics:
        return
    for entry in _CONTEXT_ENTRIES_BEFORE:
        if entry in ends and document.phrase_before(first, entry):
            yield f"after_{entry}", 1.0
    if not ends.isdisjoint(MEASURE_ENTRIES) and read_measure(document, first):
        yield "after_measure", 1.0
    elif any(document.phrase_before(first, entry) for entry in ends & _RELATIONS):
        yield "after_relation", 1.0


def _may_be_letters(document: Document, mention: Mention) -> bool:
    """Whether what stands before a name is nothing, or letters that may be a surname's own."""
    return not mention.clitics or mention.clitics in document.pack.clitics.prepositions


def _before_outlet(document: Document, mention: Mention) -> bool:
    """As in "Baghdad Today": no adverb, "the city of X today", and no building, "X hospital"."""
    outlet = document.phrase_at(mention.last + 1, "outlet")
    if outlet is None:
        return False
    contexts = document.pack.contexts
    if outlet.text in contexts["outlet_building"] and document.words[outlet.last].case is _LOWER:
        return False  # "shells hit Basra hospital"; what it is called has capital letters
    adverb = outlet.text in contexts["outlet_adverb"]
    return not (adverb and _announced(document, mention))


def _announced(document: Document, mention: Mention) -> bool:
    """Whether a cue noun or a preposition of place stands before a name."""
    at = document.pack.clitics.prepositions[:1]  # "in"
    glued = bool(at) and mention.clitics.endswith(at)
    return bool(mention.cue or glued or document.phrase_before(mention.first, "location"))


def _neighbour_features(
    lexicon: Lexicon, word: Word | None, gap: Gap, side: str, case: Case
) -> Iterator[Feature]:
    """
    Describe the word right before or behind a mention, or the boundary that stands there.

    Parameters
    ----------
    case
        How the mention's last word is written.
    """
    cased = case is not _NONE
    if word is None:
        yield f"{side}:{_GAP_NAMES[gap]}", 1.0
        return
    yield f"{side}={_bare_cue(word) if side == 'before' else word.text}", 1.0
    if gap is Gap.HYPHEN:
        if cased and any(reading.places for reading in word.names):
            yield "paired", 1.0
    elif gap is Gap.SPACE:
        if word.demonym:
            yield f"{side}_demonym", 1.0
        elif word.case is _NONE and _is_rare(lexicon, word.text):
            yield f"{side}_rare", 1.0
        if cased and word.case > Case.LOWER:
            known = (
                "known" if word.names or word.cues or word.entries or word.demonym else "unknown"
            )
            yield f"{side}_capital_{known}", 1.0


def _bare_cue(word: Word) -> str:
    """Text of a word before a name; a cue noun without its proclitic: "in-the-city-of X"."""
    glued = (r.text for r in word.cues if r.clitics)
    return next(glued, word.text)


def _is_rare(lexicon: Lexicon, word: str) -> bool:
    return not word.isdecimal() and lexicon.zipf(word) < _RARE_ZIPF


def _case_features(lexicon: Lexicon, case: Case, opening: Word | None) -> Iterator[Feature]:
    """Describe how a Latin name is written; the case of a sentence's opening word says little."""
    yield _CASE_FEATURES[case], 1.0
    if opening:
        yield "sentence_start", 1.0
        yield "sentence_start_common", lexicon.zipf(opening.text)
