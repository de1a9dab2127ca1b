"""What is known of articles from outside their files: `sources.toml` beside them (edge)."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, StrictStr, ValidationError

from dashboard.articles.draft import Draft
from dashboard.errors import ArticleError

__all__ = ["SOURCES_NAME", "SourceNote", "amend", "read_sources"]

SOURCES_NAME = "sources.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """
    What a person noted of one article.

    Attributes
    ----------
    article_id
        File stem or id of the article.
    outlet
        Its publisher.
    """

    article_id: str
    outlet: str | None = None
    url: str | None = None


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    outlet: StrictStr | None = None
    url: StrictStr | None = None


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    articles: dict[str, _Entry] = {}


def read_sources(path: Path) -> tuple[SourceNote, ...]:
    """
    Read a table of sources.

    Parameters
    ----------
    path
        TOML file with a table `articles.ID` for each article.

    Returns
    -------
    tuple of SourceNote
        In the order of the file.

    Raises
    ------
    ArticleError
        If the file can't be read or a field is not as expected.
    """
    try:
        table = _Table.model_validate(tomllib.loads(path.read_bytes().decode("utf-8")))
    except OSError as error:
        raise ArticleError(f"can't be read: {error.strerror}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise ArticleError(f'field "{field}": {fault["msg"]}') from error
    except ValueError as error:
        raise ArticleError(f"broken TOML: {error}") from error
    return tuple(
        SourceNote(article_id=key, outlet=entry.outlet, url=entry.url)
        for key, entry in table.articles.items()
    )


def amend(draft: Draft, note: SourceNote | None) -> Draft:
    """Fill in from the note what the file itself leaves open; the file goes first."""
    if note is None:
        return draft
    return replace(draft, outlet=draft.outlet or note.outlet, url=draft.url or note.url)
