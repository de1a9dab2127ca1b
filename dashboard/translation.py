"""
The interface in English and Arabic: every visible string passes through `tr` or `counted` (edge).

The catalogues are gettext `.po` files in `data/locale/`, read at start, so that a translator edits
text and nothing is compiled into the repository. English is the message id.
"""

from contextvars import ContextVar
from functools import cache, reduce
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

__all__ = [
    "LANGUAGES",
    "Language",
    "counted",
    "direction",
    "language",
    "msgid",
    "named",
    "tr",
    "use_language",
]

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
    text = _catalogue(language()).gettext(message) if message else ""
    return text.format(**values) if values else text


def named(doer: str) -> str:
    """
    Name a doer as the language packs do, in the language in use; of several, each.

    Examples
    --------
    >>> named("Hamas and Hezbollah")
    'Hamas and Hezbollah'
    """
    listed, joint, last = doer.partition(" and ")
    whole = tr(doer)
    if not joint or whole != doer or language() == "en":
        return whole
    names = (tr(name) for name in (*listed.split(", "), last))
    return reduce(_joined, names)


def _joined(first: str, second: str) -> str:
    return tr("{first} and {second}", first=first, second=second)


def counted(one: str, many: str, n: int, /) -> str:
    """
    Translate a message that tells a number, in the plural form that the number takes.

    Parameters
    ----------
    one, many
        English singular and plural; the singular is the catalogue's key.
    n
        The number; `{n}` in the message stands for it. A count with a doubt ("at least 3") does
        not fit here: some languages have forms that leave the figure out.
    """
    text = _catalogue(language()).ngettext(one, many, n)
    return text.format(n=format_decimal(n, locale=language()))


def msgid(message: str) -> str:
    """Mark a message that a table holds and `tr` shows later, so that the catalogue has it."""
    return message


def msgids(one: str, many: str) -> tuple[str, str]:
    """Mark singular and plural of a message that a table holds and `counted` shows later."""
    return one, many


@cache
def _catalogue(code: Language) -> NullTranslations:
    path = _LOCALE / f"{code}.po"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as stream:
        entries = read_po(stream, locale=code)
    compiled = BytesIO()
    write_mo(compiled, entries)
    compiled.seek(0)
    return GNUTranslations(compiled)
