"""
Closed groups of words that rules of grammar look for beside cues: forms of "be", relatives, joints.

A rule asks once, when its module is loaded, for the groups it needs in all languages together: no
Arabic word is spelled like an English one. What tells of events are cues, see `lexicon`.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import LanguagePackError
from gazetteer.normalisation import fold_name

__all__ = ["Phrases", "words_of"]

_TABLES: Final = "function_words_*.toml"


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: dict[str, list[str]]


def words_of(*groups: str) -> frozenset[str]:
    """
    Return the folded words of some groups, of all languages.

    Raises
    ------
    LanguagePackError
        If no table has a group of that name.
    """
    table = _load_tables()
    unknown = [group for group in groups if group not in table]
    if unknown:
        raise LanguagePackError(f"dashboard/data/{_TABLES}: no group {', '.join(unknown)}")
    return frozenset(word for group in groups for word in table[group])


@cache
def _load_tables() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    folder = files("dashboard") / "data"
    for path in folder.iterdir():
        if not (path.name.startswith("function_words_") and path.name.endswith(".toml")):
            continue
        try:
            table = _Table.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            raise LanguagePackError(f"dashboard/data/{path.name}: {error}") from error
        for group, words in table.words.items():
            found[group].update(map(fold_name, words))
    return {group: frozenset(words) for group, words in found.items()}


class Phrases:
    """
    Phrases of some groups, found where they begin.

    Parameters
    ----------
    phrases
        As `words_of` gives them.
    """

    def __init__(self, phrases: frozenset[str]) -> None:
        self._all = phrases
        self._first_words = frozenset([phrase.split()[0] for phrase in self._all])
        self._longest = max(phrase.count(" ") for phrase in self._all) + 1

    def end(self, words: Sequence[str], first: int) -> int | None:
        """Word behind the phrase that begins at a word; `None` where none does."""
        if words[first] in self._first_words:
            for last in range(first + 1, min(first + self._longest, len(words)) + 1):
                if " ".join(words[first:last]) in self._all:
                    return last
        return None
