"""
How newsrooms spell an Arabic name that the map-makers spell strictly.

GeoNames keeps the BGN/PCGN 1956 romanisation of a name ("Al Ḩawījah", "Dayr al Balaḩ"); papers
write "Hawija", "Deir al-Balah". The spellings differ by a handful of habits, listed here.

References
----------
BGN/PCGN (1956), "Romanization System for Arabic"; the habits are those of the English-language
press of the region, compiled by hand, 2026-11.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, product
from typing import Final

from gazetteer.tokens import name_key

__all__ = ["press_spellings"]

_ARTICLE: Final = re.compile(r"^(?:al|el|ad|adh|an|ar|as|ash|at|ath|az) (?=[\w'’‘]{4})")
_STRICT: Final = re.compile(r"[āīūḩşţḑ‘’]|^(?:al|ad|adh|an|ar|as|ash|at|ath|az) ")
_INNER_ARTICLE: Final = re.compile(r"(?<= )(?:ad|adh|an|ar|as|ash|at|ath|az) (?=\w)")
_VOWELS: Final = "aiuyāīū"
_MOST: Final = 32  # spellings of one name; longer products are of names that papers do not write

# Each habit: the strict letters, and what is written for them, the strict ones first. In order: an
# earlier one has taken its letters before a later one looks.
_HABITS: Final = (
    (re.compile(r"\btall\b"), ("tall", "tal", "tel", "tell")),
    (re.compile(r"īyah\b"), ("iyah", "iya", "iyya")),
    (re.compile(r"(?<!\b)ah\b"), ("ah", "a")),
    (re.compile(rf"ay(?=[^{_VOWELS}\W])"), ("ay", "ei", "ai")),
    (re.compile(rf"aw(?=[^{_VOWELS}w\W])"), ("aw", "au")),
    (re.compile(r"ū"), ("u", "ou", "oo")),
    (re.compile(r"ī(?!y)"), ("i", "ee")),
)


def press_spellings(name: str) -> frozenset[str]:
    """
    Spell a strictly romanised Arabic name as newspapers do.

    Parameters
    ----------
    name
        In the BGN/PCGN romanisation, with its macrons: "Al Maḩmūdīyah".

    Returns
    -------
    frozenset of str
        Folded spellings with and without the leading article, "mahmoudiya" among them; the strict
        one is left out. Empty for a name that does not look strictly romanised.

    Examples
    --------
    >>> sorted(press_spellings("Bayt Ḩānūn"))[-2:]
    ['beit hanoun', 'beit hanun']
    """
    strict = unicodedata.normalize("NFC", name).lower().replace("-", " ")
    if not _STRICT.search(strict):
        return frozenset()
    spelt = {_INNER_ARTICLE.sub("al ", spelling) for spelling in _spellings(strict)}
    spelt |= {_ARTICLE.sub(article, spelling) for spelling in spelt for article in ("", "al ")}
    return frozenset(map(name_key, spelt)) - {name_key(name)}


def _spellings(strict: str) -> Iterator[str]:
    """Every combination of the habits that a name offers, each habit applied throughout."""
    habits = [habit for habit in _HABITS if habit[0].search(strict)]
    for choice in islice(product(*(letters for _, letters in habits)), _MOST):
        spelling = strict
        for (pattern, _), letters in zip(habits, choice, strict=True):
            spelling = pattern.sub(letters, spelling)
        yield spelling
