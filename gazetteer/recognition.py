"""Which of a document's candidate names are places: evidence for and against each."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from gazetteer.document import Document
from gazetteer.evidence import Evidence
from gazetteer.mentions import Mention, find_mentions
from gazetteer.model import PlaceKind, Usage
from gazetteer.qualified import with_qualified
from gazetteer.resolution import Context, Resolver
from gazetteer.respellings import find_respellings
from gazetteer.short_names import find_short_names
from gazetteer.slips import find_slips
from gazetteer.tokens import Case, Gap
from gazetteer.transcriptions import find_transcriptions
from gazetteer.vocabulary import Word

__all__ = ["Recognised", "recognise"]

# Log-odds of being a place.
_ACCEPTED: Final = 0.0
_SURE: Final = 0.3  # from here on a name helps the doubtful ones
_HOPELESS: Final = -3.5  # nothing in the text can save these
_DATELINE: Final = 9  # words from a dateline's name to its dash
# What joins the names of one dateline.
_LISTED: Final = (Gap.OTHER, Gap.COMMA, Gap.OPEN, Gap.HYPHEN)
_SAME_PHRASE: Final = (Gap.SPACE, Gap.HYPHEN, Gap.QUOTE)  # a tuple: the hash of an enum is slow
# Asked of every name; members of an enum are slow to look up.
_LINE, _DASH, _SPACE, _LOWER = Gap.LINE, Gap.DASH, Gap.SPACE, Case.LOWER
_STOP, _COLON, _OR = Gap.STOP, ":", "or"
_BUREAU: Final = "):"
_DIVISIONS: Final = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.CITY, PlaceKind.TOWN})
_DATELINE_USE, _LITERAL, _METONYM = Usage.DATELINE, Usage.LITERAL, Usage.METONYM
_SLIP: Final = 0.5  # a misspelt name, once its context supports it


class Recognised(NamedTuple):
    """A mention taken for a place, the strength of the evidence, and its use."""

    mention: Mention
    evidence: float
    usage: Usage


def recognise(
    document: Document,
    evidence: Evidence,
    resolver: Resolver,
    expected: frozenset[int] = frozenset(),
) -> list[Recognised]:
    """
    Return the mentions that are places, in text order, without overlap.

    Parameters
    ----------
    expected
        Offsets of words at which the caller expects a place.
    """
    more = evidence.weight("expected") if expected else 0.0
    scored = [
        (score, m)
        for m in find_mentions(document, document.lexicon)
        if (score := evidence.score(document, m)) > _HOPELESS - more
    ]
    if expected:
        scored = [(score + more if _is_expected(m, expected) else score, m) for score, m in scored]
    sure = [m for score, m in scored if score >= _SURE]
    if sure:
        support = _Support(sure, resolver.read_context(sure, frozenset()))
        scored = [
            (_supported(support, evidence, resolver, m, score) if score < _SURE else score, m)
            for score, m in scored
            if score > _HOPELESS
        ]
        scored = with_qualified(document, scored, sure, _SLIP)
        for mention in find_short_names(document, sure):
            scored.append((_SLIP, mention))
        names = {m.key: m for m in sure if m.words == 1}
        respelt = find_respellings(document, [m for _, m in scored], sure)
        scored += [(_SLIP, m) for m in (*find_slips(document, names), *respelt)]
        spelt = list(find_transcriptions(document, [m for _, m in scored], sure))
        if spelt:
            ends = {m.last for m in spelt}  # what a cue noun announced is known now
            scored = [(score, m) for score, m in scored if m.places or m.last not in ends]
            scored += [(_SLIP, m) for m in spelt]
    chosen = [(score, m) for score, m in scored if score >= _ACCEPTED]
    found: list[Recognised] = []
    for score, mention in _without_overlap(chosen):
        usage = _usage(document, mention, found[-1] if found else None)
        found.append(Recognised(mention, score, usage))
    return found


def _is_expected(mention: Mention, expected: frozenset[int]) -> bool:
    """Whether the mention begins at an expected word, its proclitics included."""
    return not expected.isdisjoint(range(mention.start - len(mention.clitics), mention.start + 1))


class _Support:
    """What the sure names of a text say about its doubtful ones."""

    def __init__(self, sure: Sequence[Mention], context: Context) -> None:
        bare = (m.key.partition(" ")[2] for m in sure if m.cue and m.words > 1)
        self.keys = frozenset([*(m.key for m in sure), *bare])
        self.context = context


def _supported(
    support: _Support, evidence: Evidence, resolver: Resolver, mention: Mention, score: float
) -> float:
    """Add the evidence from the rest of the text: the same name elsewhere, places near by."""
    if mention.key in support.keys:
        return score + evidence.weight("repeated")
    if not mention.places:
        return score
    by_nearness = evidence.weight("near_others")
    score += evidence.weight("same_country") * resolver.shared(mention, support.context)
    if score + by_nearness < _ACCEPTED:
        return score  # however near it lies
    return score + by_nearness * resolver.closeness(mention, support.context)


def _without_overlap(scored: Sequence[tuple[float, Mention]]) -> list[tuple[float, Mention]]:
    """
    Keep the longest of overlapping mentions; ties go to the longer name, then to a cue.

    They come in text order then.
    """
    scored = sorted(scored, key=_start)
    if all(one[1].last < two[1].first for one, two in pairwise(scored)):
        return scored  # as they mostly are
    order = sorted(
        scored, key=lambda s: (s[1].start - s[1].end, -s[1].words, s[1].cue is None, -s[0])
    )
    taken: set[int] = set()
    kept = []
    for score, mention in order:
        words = range(mention.first, mention.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append((score, mention))
    return sorted(kept, key=_start)


def _start(scored: tuple[float, Mention]) -> int:
    return scored[1].start


def _usage(document: Document, mention: Mention, previous: Recognised | None) -> Usage:
    words, gaps = document.words, document.gaps
    first, after, clitics = mention.first, mention.last + 1, mention.clitics
    opens = gaps[first] is _LINE or (previous is not None and previous.usage is _DATELINE_USE)
    if opens and _opens_or_continues(document, mention, previous):
        return _DATELINE_USE
    # Few names have a word before them that may tell of a metonym: one look passes the others.
    if first and _is_spoken_for(document, words[first - 1], first) and not _holds(mention):
        return _METONYM
    if clitics and previous is not None and previous.usage is _METONYM:
        # Arabic "backed by X and-Y": what the word before tells of the first name
        second = clitics in document.pack.clitics.conjunctions
        if second and first == previous.mention.last + 1:
            return _METONYM
    glued = bool(clitics) and clitics.endswith(document.pack.clitics.prepositions[:1])
    if glued or gaps[after] not in _SAME_PHRASE:
        return _LITERAL
    entries = words[after].entries
    called = "metonym_after" in entries and document.phrase_at(after, "metonym_after")
    if called or _qualifies(document, mention):
        return _METONYM
    acts = document.phrase_at(after, "metonym_acting") if "metonym_acting" in entries else None
    # Arabic "shelled X and said the army": a joined verb has another subject.
    alone = acts is not None and not acts.cut
    return _METONYM if alone and not _is_located(document, first) else _LITERAL


def _is_located(document: Document, first: int) -> bool:
    """As in "in Odesa", "in the Black Sea": where something is, whatever acts behind it."""
    while document.begins(first - 1, "filler"):
        first -= 1
    return document.begins(first - 1, "location")


def _holds(mention: Mention) -> bool:
    """As in Arabic "a village belonging to the district of X": a division, told by its noun."""
    kinds = mention.cue.kinds if mention.cue and mention.clitics else frozenset[PlaceKind]()
    return not kinds.isdisjoint(_DIVISIONS)


def _qualifies(document: Document, mention: Mention) -> bool:
    """As in "the U.S. destroyer", "U.S. or coalition ships": a state before what it qualifies."""
    if mention.key not in document.pack.contexts["abbreviation"]:
        return False
    at = mention.last + 1
    at += document.words[at].text == _OR
    if at >= len(document):
        return False
    following = document.words[at]
    return following.case is _LOWER and following.text not in document.pack.contexts["function"]


def _is_dateline(document: Document, mention: Mention) -> bool:
    """
    Whether a dash, or a colon, soon follows a name that opens a line, or is listed there.

    Or a day and an agency in brackets, as in Arabic "Gaza 19 April 2022 (Xinhua) Jets struck".
    """
    bracketed = dated = False
    for index in range(mention.last + 1, min(mention.last + _DATELINE, len(document))):
        gap = document.gap(index)
        if gap is _DASH:
            return True
        if gap is _LINE:
            return False
        if gap is _STOP and document.text[document.end(index - 1)] == _COLON:
            return _names_bureau(document, mention, index)
        end = document.end(index - 1)
        filed = document.text[end : end + len(_BUREAU)] == _BUREAU  # "QUETTA (Agency): Three men"
        if bracketed and (filed or (gap is Gap.CLOSE and dated)):
            return True
        dated = dated or (not bracketed and document.words[index].text.isdecimal())
        bracketed = gap is Gap.OPEN or (bracketed and gap is not Gap.CLOSE)
        if gap is _SPACE and not bracketed and not _names_or_dates(document, index):
            return False
    return False


def _names_bureau(document: Document, mention: Mention, colon: int) -> bool:
    """As in "QUETTA: Three men", "Rawalpindi, 12 March 2025: Troops"; not "Iraq: Three men"."""
    if document.words[mention.last].case is Case.UPPER:
        return True
    return any(document.words[i].text.isdecimal() for i in range(mention.last + 1, colon))


def _names_or_dates(document: Document, index: int) -> bool:
    """Tell "BAGHDAD, April 22 -" from "Baghdad was hit -": a name, a day or its month."""
    numbered = any(document.words[i].text[:1].isdecimal() for i in (index - 1, index))
    return numbered or document.words[index].case in {Case.CAPITAL, Case.UPPER}


def _opens_or_continues(document: Document, mention: Mention, previous: Recognised | None) -> bool:
    """As in "SANAA/WASHINGTON, Jan 12 -", "BEIRUT, Lebanon -": a dateline, or its second name."""
    gap = document.gaps[mention.first]
    continues = (
        previous is not None
        and previous.usage is _DATELINE_USE
        and mention.first == previous.mention.last + 1
        and gap in _LISTED
    )
    return (gap is _LINE or continues) and _is_dateline(document, mention)


def _is_spoken_for(document: Document, before: Word, first: int) -> bool:
    """As in "the government of X", "the government in X": the word before a name says so."""
    for key in ("metonym_before", "metonym_behind"):
        if key in before.ends and document.phrase_before(first, key):
            return True
    through = "metonym_through" in before.entries
    return through and document.phrase_before(first - 1, "metonym_before") is not None
