"""
Nobody came to harm: "without casualties", "nobody was hurt", "the crew are safe".

A denial is a count of nought, not an unknown; "no word of casualties" and "no other casualties"
are neither.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from dashboard.extraction.syntax.headers import Header
from dashboard.extraction.words.cues import Cue, Cues, is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT
from dashboard.model import Basis, Claim, Count, Span

__all__ = ["Denial", "denied", "find_denials", "with_denial"]

_NEGATION: Final = "negation"
_NEGATION_REACH: Final = 7  # tokens from a negation to the noun it denies
_LIST_REACH: Final = 9  # "no casualties or damage": one negation over a short list
_NOBODY_REACH: Final = 6  # tokens from "none" to "hurt": "none of the guards was"
_NEAR: Final = 3  # tokens from Arabic "was hurt" to "anybody"
_AMONG: Final = 2  # tokens from "casualties" to "among": "in the ranks"
_BEFORE: Final = 6  # tokens from Arabic "that anybody" to "was not hurt"
_HURT: Final = frozenset({"killed", "wounded", "both"})
_HARM: Final = frozenset({"wounded", "harm", "killed"})
_SAYING: Final = frozenset({"verbs", "participles", "complementizers"})
_DENIABLE: Final = _HURT | {"damage", "harm"}
_SUFFERED: Final = ("spared", "wound", "kill")
_OR: Final = words_of("or")
_WAS: Final = words_of("was") | {"been"}
_THEM: Final = words_of("relatives_of_people", "him")
_COMMAS: Final = frozenset({"،", ","})
_ENDS: Final = frozenset(".!?;:،,\n")
_OF: Final = "of"
_NO, _ONE, _NONE = "no", "one", "none"
_NOUGHT: Final = "none, as told"
_INFERRED: Final = "nobody was hurt, as told"
_OF_SOME: Final = "none, told of some people only"


class Denial(NamedTuple):
    """Where harm is denied, and of whom: `killed`, `wounded`; no claim where it is unknown."""

    first: int
    key: str = ""
    claim: Claim[Count] | None = None


def find_denials(document: Document, cues: Cues, casualties: Sequence[Cue]) -> Iterator[Denial]:
    """Yield what is denied or unknown by some cues."""
    denies = _NEGATION in cues.by_key
    for cue in casualties if denies else ():
        span = denied(document, cues, cue) if cue.key in _HURT else None
        if span is not None:
            yield from _of_noun(document, cue, span)
    if not document.arabic:
        for cue in cues:
            if cue.key in _HARM:
                yield from _nobody(document, cue)
    elif denies:
        for cue in (c for key in _SUFFERED for c in cues.by_key.get(key, ())):
            yield from _not_anybody(document, cues, cue)
    for cue in cues.by_key.get("unhurt", ()):
        for key in ("wounded", "killed"):
            yield _nought(document, cue.first, cue.last, key, inferred=True)


def with_denial(cues: Cues, header: Header | None) -> Cues:
    """As in Arabic "denied X the occurrence of damage": who denies stands before what is told."""
    if header is None or "denial" not in header.cues.by_key or _NEGATION in cues.by_key:
        return cues
    told = next((c for c in cues if c.category is EVENT or c.key in _DENIABLE), None)
    if told is None or told.category is EVENT:
        return cues  # "denied being behind an attack that left three dead"
    denial = header.cues.by_key["denial"][-1]
    if any(c.key in _SAYING and c.first > denial.last for c in header.cues):
        return cues  # "denied that, saying that those killed"
    return Cues((*header.cues.by_key.get(_NEGATION, ()), *cues))


def denied(document: Document, cues: Cues, noun: Cue) -> Span | None:
    """Span from the negation to the noun it denies, or `None`."""
    next_only = document.little_words["negates_next"]
    for cue in cues.by_key.get(_NEGATION, ()):
        start = _denied_from(cues, cue, noun)
        if cue.last > noun.first or noun.first - start >= _LIST_REACH:
            continue
        if cue.last < noun.first and document.words[cue.first] in next_only:
            continue  # "the number of the dead is not-known, and thousands of wounded"
        between = set(document.words[start : noun.first])
        reach = _NEGATION_REACH if between.isdisjoint(_OR) else _LIST_REACH
        if noun.first - start < reach and between.isdisjoint(_COMMAS):
            return document.span(cue.first, noun.last)
    return None


def _denied_from(cues: Cues, negation: Cue, noun: Cue) -> int:
    """Token from which a denial counts: of Arabic "denied X the occurrence of", that noun."""
    occurrences = [
        c.last
        for c in cues.by_key.get("fall", ())
        if c.sense.verbal_noun and negation.last <= c.first < noun.first
    ]
    return max(occurrences, default=negation.last)


def _of_noun(document: Document, noun: Cue, span: Span) -> Iterator[Denial]:
    """As in "without casualties"; "no word of casualties" tells nothing."""
    first, last = document.tokens_of(span.start, span.end)
    words = set(document.words[first:last])
    behind = document.words[last] if last < len(document.words) else ""
    little = document.little_words
    unknown = not words.isdisjoint(little["unknowing"]) or behind in little["beyond_those"]
    if unknown or not words.isdisjoint(little["beyond_those"]):
        yield Denial(noun.first)
        return
    some = _of_some(document, words, last)
    if some and not words.isdisjoint(little["part_of_people"]):
        yield Denial(noun.first)  # "no civilian casualties": fighters may have died
        return
    for key in ("killed", "wounded") if noun.key == "both" else (noun.key,):
        yield _nought(document, first, last, key, at=noun.first, some=some)
    if noun.key == "wounded" and not some:
        yield _nought(document, first, last, "killed", at=noun.first, inferred=True)


def _of_some(document: Document, words: AbstractSet[str], last: int) -> bool:
    """As in "no American was hurt", "no casualties among its troops": of these people alone."""
    little = document.little_words
    behind = document.words[last : last + _AMONG]
    if not little["among_people"].isdisjoint(behind):
        return True
    return not document.arabic and not words <= little["whole_denial"]


def _nobody(document: Document, harm: Cue) -> Iterator[Denial]:
    """As in "nobody was hurt", "no one on board died", "hurting no one"; English only."""
    words, little = document.words, document.little_words
    for at in range(harm.first - 1, max(0, harm.first - _NOBODY_REACH) - 1, -1):
        word = words[at]
        if word in _ENDS:
            break
        whole = word == _ONE and at > 0 and words[at - 1] == _NO
        if not (whole or word in little["nobody"]):
            continue
        between = words[at + 1 : harm.first]
        if little["beyond_those"].isdisjoint(between) and (
            len(between) <= 1 or between[-1] in _WAS or between[-2] in _WAS
        ):
            # "none of its soldiers", not "the crew, none of whom"
            scoped = len(between) > 1 and between[0] == _OF and between[1] not in _THEM
            yield from _none(document, harm, at - whole, harm.last, scoped=scoped)
        return
    behind = words[harm.last : harm.last + 2]
    if behind[:1] and (behind[0] in little["nobody"] - {_NONE} or behind == [_NO, _ONE]):
        last = harm.last + 1 + (behind[0] == _NO)
        yield from _none(document, harm, harm.first, last)
    elif behind[:1] and behind[0] in little["anybody"] and _is_without(document, harm):
        yield from _none(document, harm, harm.first - 1, harm.last + 1)


def _is_without(document: Document, harm: Cue) -> bool:
    before = document.words[max(0, harm.first - 1)]
    return before in document.little_words["without"]


def _not_anybody(document: Document, cues: Cues, harm: Cue) -> Iterator[Denial]:
    """As in Arabic "nobody was hurt by it", "that anybody of them was not hurt"."""
    if harm.key != "spared" and not is_finite(harm):
        return
    words, anybody = document.words, document.little_words["anybody"]
    near = [n for n in cues.by_key[_NEGATION] if 0 <= harm.first - n.last <= 1]
    for negation in near:
        behind = set(words[harm.last : harm.last + _NEAR])
        before = set(words[max(0, negation.first - _BEFORE) : negation.first])
        if not (anybody.isdisjoint(behind) and anybody.isdisjoint(before)):
            yield from _none(document, harm, negation.first, harm.last)
            return


def _none(
    document: Document, harm: Cue, first: int, last: int, *, scoped: bool = False
) -> Iterator[Denial]:
    """Of whom nobody was killed, some may have been hurt; not the other way round."""
    key = "killed" if harm.key in {"killed", "kill"} else "wounded"
    yield _nought(document, first, last, key, at=harm.first, some=scoped)
    if key == "wounded" and not scoped:
        yield _nought(document, first, last, "killed", inferred=True)


def _nought(
    document: Document,
    first: int,
    last: int,
    key: str,
    *,
    at: int = -1,
    inferred: bool = False,
    some: bool = False,
) -> Denial:
    """
    Give a count of nought, as the tokens from `first` to `last` tell it.

    Parameters
    ----------
    at
        Token of the word for what nobody suffered; by default `first`.
    inferred
        Whether it only follows: of whom nobody was hurt nobody died.
    some
        Whether it is told of some people only, so that any number of others beats it.
    """
    claim = Claim(
        value=Count.exactly(0),
        basis=Basis.INFERRED if inferred or some else Basis.STATED,
        spans=(document.span(first, last),),
        reason=_OF_SOME if some else _INFERRED if inferred else _NOUGHT,
    )
    return Denial(first if at < 0 else at, key, claim)
