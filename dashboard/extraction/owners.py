"""Embassies and sites whose convoy was hit elsewhere: "a convoy of the embassy in X"."""

from dashboard.extraction.document import Document
from dashboard.extraction.function_words import words_of
from dashboard.extraction.names import Coarseness, Name

__all__ = ["owns_convoy"]

_CONVOYS = words_of("convoys")
_ARTICLES = words_of("articles")
_OWNING = words_of("owning")
_JOINED = frozenset({"و", "ب", "ل", "ك"})  # proclitics of Arabic "with a convoy"
_FOR = "ل"
_BACK = 2  # tokens from Arabic "convoy" to the owner: "belonging"
_CARRYING = 5  # tokens from "convoy" to "for": "carrying supplies"


def owns_convoy(document: Document, first: int, name: Name) -> bool:
    """
    Whether a site only owns what was hit, which moved: Arabic "a convoy to [= of] the embassy".

    Parameters
    ----------
    first
        First token of the mention.
    """
    if name.coarseness != Coarseness.SITE or name.toponym.relation is not None:
        return False
    tokens = document.tokens
    if document.arabic:
        if not tokens[name.first].text.startswith(_FOR):
            return False
        before = tokens[max(first, name.first - _BACK) : name.first]
        return any(_is_convoy(t.text) for t in before)
    at = name.first - 1
    while at > first and tokens[at].text in _ARTICLES:
        at -= 1
    if at < first or tokens[at].text not in _OWNING:
        return False
    return any(t.text in _CONVOYS for t in tokens[max(first, at - _CARRYING) : at])


def _is_convoy(word: str) -> bool:
    return word in _CONVOYS or (word[:1] in _JOINED and word[1:] in _CONVOYS)
