"""The Admiralty letter of each known outlet, and outlets named in a text."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dashboard.corroboration.words import Phrases, phrase_table
from dashboard.errors import LanguagePackError
from gazetteer.normalisation import fold_name

__all__ = ["UNKNOWN_RELIABILITY", "Outlet", "find_outlet", "load_outlets", "outlet_phrases"]

UNKNOWN_RELIABILITY = "F"
_LETTERS = frozenset("ABCDEF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """
    A publisher.

    Attributes
    ----------
    names
        Every spelling, the English display name first.
    reliability
        Admiralty letter, A to F; F where reliability can't be judged.
    rationale
        Why, in words.
    source
        What the judgement rests on.
    """

    id: str
    names: tuple[str, ...]
    reliability: str
    rationale: str
    source: str

    @property
    def name(self) -> str:
        """The display name."""
        return self.names[0]


@lru_cache(maxsize=1)
def load_outlets() -> tuple[Outlet, ...]:
    """
    Read `outlets.csv`; the same tuple at every call.

    Raises
    ------
    LanguagePackError
        If a row has no name or no letter from A to F.
    """
    text = files("dashboard").joinpath("data", "outlets.csv").read_text(encoding="utf-8")
    return tuple(_read(row) for row in csv.DictReader(text.splitlines()))


def _read(row: dict[str, str]) -> Outlet:
    if not row["name"] or row["reliability"] not in _LETTERS:
        raise LanguagePackError(f"outlets.csv: {row}: expected a name and a letter from A to F")
    names = (row["name"], row["name_ar"], *row["aliases"].split("|"))
    return Outlet(
        id=row["id"],
        names=tuple(dict.fromkeys(name for name in names if name)),
        reliability=row["reliability"],
        rationale=row["rationale"],
        source=row["source"],
    )


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Outlet]:
    return MappingProxyType(dict(_spellings()))


def _spellings() -> Iterator[tuple[str, Outlet]]:
    for outlet in load_outlets():
        for name in outlet.names:
            yield fold_name(name), outlet


def find_outlet(name: str | None) -> Outlet | None:
    """Find the known outlet of that name in any of its spellings, or `None`."""
    return _by_name().get(fold_name(name)) if name else None


@lru_cache(maxsize=1)
def outlet_phrases() -> Phrases:
    """Stemmed outlet names to outlet ids."""
    return phrase_table((name, outlet.id) for outlet in load_outlets() for name in outlet.names)
