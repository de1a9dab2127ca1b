"""Where a text says that it has its news from: agencies, other outlets, officials, denials."""

import re
from functools import lru_cache
from typing import Any

from dashboard.corroboration.outlets import outlet_phrases
from dashboard.corroboration.settings import read_table
from dashboard.corroboration.words import Phrases, find_phrases, phrase_table, stems
from dashboard.model import Article
from gazetteer.normalisation import fold

__all__ = [
    "agencies",
    "names_official",
    "quoted_outlets",
    "says_denied",
    "says_unconfirmed",
    "wire_credit",
]

_TABLES = ("agencies_ar.toml", "agencies_en.toml")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")
_HEAD = 160  # code points in which a dateline credits its agency
_TAIL = 60  # code points in which a closing line does
_DENIAL_REACH = 5  # words between "denied" and what is denied
_CUE_REACH = 4  # words between a cue and the outlet's name


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, Any], ...]:
    return tuple(read_table(name) for name in _TABLES)


@lru_cache(maxsize=1)
def _agency_phrases() -> Phrases:
    return phrase_table(
        (name, row["id"])
        for table in _tables()
        for row in table["agency"]
        for name in row["names"]
        if name not in row.get("bracketed", ())
    )


@lru_cache(maxsize=1)
def _bracketed_phrases() -> Phrases:
    return phrase_table(
        (name, row["id"])
        for table in _tables()
        for row in table["agency"]
        for name in (*row["names"], *row.get("bracketed", ()))
    )


@lru_cache(maxsize=8)
def _marks(key: str) -> Phrases:
    return phrase_table((phrase, key) for table in _tables() for phrase in table[key])


def agencies(text: str) -> frozenset[str]:
    """
    Ids of the news agencies a passage names.

    Examples
    --------
    >>> sorted(agencies("قال مصدر لوكالة فرانس برس"))
    ['afp']
    >>> sorted(agencies("two officials told Reuters"))
    ['reuters']
    """
    named = {name for _, name in find_phrases(stems(text), _agency_phrases())}
    return frozenset(named | _in_brackets(text))


def _in_brackets(text: str) -> set[str]:
    inside = (stems(match) for match in _BRACKETED.findall(fold(text).text))
    table = _bracketed_phrases()
    return {table[words] for words in inside if words in table}


def wire_credit(article: Article) -> frozenset[str]:
    """Agencies credited in brackets in an article's first or last line: all of it is theirs."""
    text = article.text
    return frozenset(_in_brackets(text[:_HEAD]) | _in_brackets(text[-_TAIL:]))


def quoted_outlets(text: str) -> frozenset[str]:
    """Ids of the outlets a passage quotes: named within a few words of a quoting cue."""
    words = stems(text)
    cues = [at for at, _ in find_phrases(words, _marks("cues"))]
    return frozenset(
        outlet
        for at, outlet in find_phrases(words, outlet_phrases())
        if any(abs(at - cue) <= _CUE_REACH for cue in cues)
    )


def says_unconfirmed(text: str) -> bool:
    """Whether a passage says that somebody refused or could not confirm what it tells."""
    return any(find_phrases(stems(text), _marks("unconfirmed")))


def says_denied(text: str) -> bool:
    """
    Whether a passage says that somebody denies that the event took place.

    Examples
    --------
    >>> says_denied("ونفت الوزارة وقوع أي هجوم")
    True
    >>> says_denied("The group denied responsibility for the attack")
    False
    """
    words = stems(text)
    verbs = [at for at, _ in find_phrases(words, _marks("denied_verbs"))]
    events = [at for at, _ in find_phrases(words, _marks("denied_events"))]
    return any(0 < event - verb <= _DENIAL_REACH for verb in verbs for event in events)


def names_official(text: str) -> bool:
    """Whether a passage names an official speaker."""
    return any(find_phrases(stems(text), _marks("official")))
