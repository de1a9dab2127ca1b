"""Arabic "since the morning", "since dawn today": the news of a day, and no stretch of a war."""

from typing import Final

from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["counts_from_today"]

_PARTS: Final = words_of("day_parts")
_TODAY: Final = words_of("todays")
_ARTICLE: Final = "ال"


def counts_from_today(document: Document, index: int) -> bool:
    """
    Whether the words behind "since" name a part of the day told: not "since dawn on 7 October".

    Parameters
    ----------
    index
        Token behind "since".
    """
    words = document.words[index : index + 2]
    if not words or words[0] not in _PARTS:
        return False
    if words[0].startswith(_ARTICLE):
        return True  # "since the morning"
    return words[1:] != [] and words[1] in _TODAY
