"""Arabic: people told by their nationality alone: "two Palestinians were hurt", "12 Iraqis"."""

from typing import Final

from dashboard.extraction.words.document import Document
from gazetteer.normalisation import fold

__all__ = ["is_national", "nationals_in"]

_ARTICLE: Final = "ال"
_SHORTEST: Final = 4  # letters that tell an article from a name's own first letters
_FEMININE: Final = fold("ة").text
_DUAL: Final = "ان"
_FEMININE_DUAL: Final = "ت" + _DUAL
_FORMS: Final = ("", "ا", "ين", "ون", _DUAL, _FEMININE)  # one, and as counted


def nationals_in(document: Document, word: str) -> int:
    """How many people a word without a number tells of: 1, 2, or 0 where it is no such noun."""
    known = document.little_words["nationals"]
    bare = word.removeprefix(_ARTICLE) if len(word) > _SHORTEST else word
    if bare in known or (bare.endswith(_FEMININE) and bare[:-1] in known):
        return 1
    for ending in (_FEMININE_DUAL, _DUAL):
        if bare.endswith(ending):
            return 2 if bare[: -len(ending)] in known else 0
    return 0


def is_national(document: Document, noun: str) -> bool:
    """Whether a noun that a number counts tells people: "12 Iraqis"."""
    known = document.little_words["nationals"]
    return any(noun.endswith(e) and noun.removesuffix(e) in known for e in _FORMS)
