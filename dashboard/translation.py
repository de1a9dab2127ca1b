"""
The interface in English and Arabic: every visible string passes through `tr`.

The catalogues are gettext `.po` files in `data/locale/`, read at start, so that a translator edits
text and nothing is compiled into the repository. English is the message id.
"""

from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.pofile import read_po

__all__ = ["LANGUAGES", "Language", "direction", "language", "tr", "use_language"]

Language = Literal["en", "ar"]

LANGUAGES: tuple[Language, ...] = ("en", "ar")

_LOCALE = Path(__file__).parent / "data" / "locale"

_current: ContextVar[Language] = ContextVar("language", default="en")


def use_language(code: str) -> Language:
    """Show the interface in `code`, or in English where it is not one of `LANGUAGES`."""
    chosen: Language = "ar" if code == "ar" else "en"
    _current.set(chosen)
    return chosen


def language() -> Language:
    """Give the language in use."""
    return _current.get()


def direction() -> str:
    """Give the writing direction in use, `ltr` or `rtl`, for the `dir` attribute."""
    return "rtl" if language() == "ar" else "ltr"


def tr(message: str, /, **values: object) -> str:
    """
    Translate an English message and fill its `{names}`.

    Parameters
    ----------
    message
        The English text, which is also the catalogue's key.
    **values
        What to put for each `{name}` in it.

    Returns
    -------
    str
        The text in the language in use; English where the catalogue has no entry.
    """
    text = _catalogue(language()).get(message) or message
    return text.format(**values) if values else text


@cache
def _catalogue(code: Language) -> dict[str, str]:
    path = _LOCALE / f"{code}.po"
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        entries = read_po(stream, locale=code)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
