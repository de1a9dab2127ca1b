"""What a file says of an article, checked, before it becomes an `Article`."""

import re
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from dashboard.articles.language import detect_language
from dashboard.errors import ArticleError
from dashboard.model import Article

__all__ = ["Draft", "finish"]

LANGUAGES = ("ar", "en")

ID_LENGTH = 200

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    An article as its file gives it.

    Attributes
    ----------
    id
        `None` where the file gives none; the reader then names it after the file.
    where
        Part of the file it came from, such as "line 3: "; empty for the whole file.
    """

    text: str
    id: str | None = None
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    where: str = ""

    def named(self, identity: str) -> "Draft":
        """Take `identity` unless the file gave an id."""
        return self if self.id else replace(self, id=identity)


def finish(draft: Draft) -> Article:
    """
    Make an article of a draft.

    Raises
    ------
    ArticleError
        If the text is empty or no text, the language unknown, or the id unfit.
    """
    identity = draft.id or ""
    if not identity.strip() or len(identity) > ID_LENGTH or _CONTROLS.search(identity):
        raise ArticleError(
            f"id {identity[:40]!r}: expected one line of 1 to {ID_LENGTH} characters"
        )
    _check_text(draft.text)
    return Article(
        id=identity,
        text=draft.text,
        digest=sha256(draft.text.encode()).hexdigest(),
        language=_language(draft),
        title=draft.title or None,
        outlet=draft.outlet or None,
        url=draft.url or None,
        published=draft.published,
    )


def _check_text(text: str) -> None:
    if not text:
        raise ArticleError("empty: expected an article's text")
    if text.isspace():
        raise ArticleError("only white space: expected an article's text")
    if "\0" in text:
        raise ArticleError(f"not text: a zero character at offset {text.index(chr(0))}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ArticleError(f"half a surrogate pair at offset {error.start}") from error


def _language(draft: Draft) -> str:
    if draft.language is None:
        return detect_language(f"{draft.title or ''}\n{draft.text}")
    primary = draft.language.lower().partition("-")[0]
    if primary not in LANGUAGES:
        raise ArticleError(f"lang: expected {' or '.join(LANGUAGES)}, got {draft.language!r}")
    return primary
