"""Which of the two languages a text is written in, by the share of its letters."""

import re

from dashboard.errors import ArticleError

__all__ = ["detect_language"]

_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

ARABIC_SHARE = 0.4
"""Least share of Arabic letters; Arabic news quotes Latin names, English news hardly any Arabic."""


def detect_language(text: str) -> str:
    """
    Tell a text's language.

    Parameters
    ----------
    text
        Title and body.

    Returns
    -------
    str
        `ar` or `en`.

    Raises
    ------
    ArticleError
        If the text has no letter of either script.
    """
    arabic = sum(1 for _ in _ARABIC.finditer(text))
    latin = sum(1 for _ in _LATIN.finditer(text))
    if not arabic and not latin:
        raise ArticleError("no Arabic and no Latin letter: expected an Arabic or English article")
    return "ar" if arabic >= ARABIC_SHARE * (arabic + latin) else "en"
