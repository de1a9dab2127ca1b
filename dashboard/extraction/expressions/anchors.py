"""Dated facts that a text names: events, and persons in an office, from `data/anchors.csv`."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from dashboard.errors import LanguagePackError
from dashboard.extraction.expressions.date_words import load_words
from dashboard.model import Span
from gazetteer.normalisation import Folded, fold

__all__ = ["Anchor", "AnchorKind", "NamedAnchor", "find_anchors", "load_anchors"]

_NAME: Final = "anchors.csv"
_CUE_BEFORE: Final = 90  # code points from an event's word ("killing") to its subject
_CUE_AFTER: Final = 60
_TITLE_BEFORE: Final = 45  # a title stands close to its bearer
_TITLE_AFTER: Final = 35
_FORMER_REACH: Final = 20
_OPEN_END: Final = date(2100, 1, 1)


class AnchorKind(StrEnum):
    """What a fact bounds."""

    EVENT = "event"  # texts that name it are no older
    OFFICE = "office"  # texts that name the holder with the title fall into the term


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """
    A dated fact.

    Attributes
    ----------
    start, end
        Days of the event, or term of the office; an office still held ends in 2100.
    label
        In English, as it stands in a reason: "the killing of ...".
    """

    id: str
    kind: AnchorKind
    start: date
    end: date
    label: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAnchor:
    """A fact named in a text; `cued` where a word of the event or the title stands with it."""

    anchor: Anchor
    span: Span
    cued: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    anchor: Anchor
    cues: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Facts of one language: subject to the rows it may mean, one pattern for all subjects."""

    pattern: re.Pattern[str]
    rows: dict[str, tuple[_Row, ...]]
    former: re.Pattern[str]


@cache
def load_anchors() -> tuple[Anchor, ...]:
    """
    Read every fact, in the order of the file.

    Raises
    ------
    LanguagePackError
        If a row is broken; the message names its id.
    """
    return tuple(_anchor(row) for row in _rows())


def _rows() -> list[dict[str, str]]:
    text = files("dashboard").joinpath("data", _NAME).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _anchor(row: dict[str, str]) -> Anchor:
    try:
        return Anchor(
            id=row["id"],
            kind=AnchorKind(row["kind"]),
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]) if row["end"] else _OPEN_END,
            label=row["label"],
            source=row["source"],
        )
    except (KeyError, ValueError) as error:
        raise LanguagePackError(f"dashboard/data/{_NAME}: {row.get('id')}: {error}") from error


@cache
def _table(language: str) -> _Table:
    rows: dict[str, list[_Row]] = {}
    for raw in _rows():
        cues = [fold(cue).text for cue in raw[f"cues_{language}"].split("|") if cue]
        row = _Row(anchor=_anchor(raw), cues=_words(cues, language) if cues else None)
        for subject in filter(None, raw[f"subjects_{language}"].split("|")):
            rows.setdefault(fold(subject).text, []).append(row)
    return _Table(
        pattern=_words(list(rows), language),
        rows={subject: tuple(found) for subject, found in rows.items()},
        former=_words([fold(word).text for word in load_words(language).former], language),
    )


def _words(words: list[str], language: str) -> re.Pattern[str]:
    """Match any of the words, longest first, behind proclitics; the word is group 1."""
    clitics = "".join(load_words(language).clitics)
    prefix = f"[{clitics}]{{0,2}}" if clitics else ""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w){prefix}({'|'.join(map(re.escape, longest_first))})(?!\w)")


def find_anchors(text: str, *, language: str) -> tuple[NamedAnchor, ...]:
    """
    Find the dated facts that a text names.

    Parameters
    ----------
    text
        The original text.
    language
        `ar` or `en`; other languages are read as English.

    Returns
    -------
    tuple of NamedAnchor
        In text order; a person who held two terms gives one entry for each.
    """
    folded = fold(text)
    code = "ar" if language.startswith("ar") else "en"
    return tuple(_named(folded, _table(code)))


def _named(folded: Folded, table: _Table) -> Iterator[NamedAnchor]:
    for match in table.pattern.finditer(folded.text):
        start, end = match.span(1)
        for row in table.rows[match[1]]:
            office = row.anchor.kind is AnchorKind.OFFICE
            cued = row.cues is None or _has_cue(folded.text, start, end, row.cues, office=office)
            if office and _is_former(folded.text, start, end, table.former):
                continue
            span = Span(*folded.original(start, end))
            yield NamedAnchor(anchor=row.anchor, span=span, cued=cued)


def _has_cue(text: str, start: int, end: int, cues: re.Pattern[str], *, office: bool) -> bool:
    before = _TITLE_BEFORE if office else _CUE_BEFORE
    after = _TITLE_AFTER if office else _CUE_AFTER
    left = text[max(0, start - before) : start].rpartition("\n")[2]
    right = text[end : end + after].partition("\n")[0]
    return bool(cues.search(left) or cues.search(right))


def _is_former(text: str, start: int, end: int, former: re.Pattern[str]) -> bool:
    left = text[max(0, start - _FORMER_REACH) : start]
    right = text[end : end + _FORMER_REACH]
    return bool(former.search(left) or former.search(right))
