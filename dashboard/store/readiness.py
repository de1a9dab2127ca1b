"""
Whether a store can be shown as it is, told by a look at its file and without SQLAlchemy.

Importing SQLAlchemy and opening a store takes a third of a second, which the server can spend while
the browser is loading its page, if it is known beforehand that there is nothing to read first.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from platformdirs import user_data_path

__all__ = ["MIGRATIONS", "default_url", "is_ready", "newest"]

ENVIRONMENT_VARIABLE = "MARSAD_STORE"

MIGRATIONS = Path(__file__).with_name("migrations")

_TABLES = "SELECT version_num FROM alembic_version"
_ANY_ARTICLE = "SELECT EXISTS (SELECT 1 FROM articles)"
# as `Repository.pending` asks
_ANY_UNREAD = (
    "SELECT EXISTS (SELECT 1 FROM articles LEFT JOIN extractions ON article_id = articles.id"
    " WHERE digest IS NOT article_digest)"
)


def default_url() -> str:
    """Name the store used when none is given: `MARSAD_STORE`, else a file in the data folder."""
    given = os.environ.get(ENVIRONMENT_VARIABLE)
    return given or str(user_data_path("marsad", appauthor=False) / "marsad.sqlite3")


def newest() -> str:
    """Give the revision of the last migration: the number that its file's name begins with."""
    return max(path.name[1:5] for path in MIGRATIONS.glob("versions/v*.py"))


def is_ready(store: str | os.PathLike[str] | None = None) -> bool:
    """
    Tell whether a store has today's tables and articles, all of them read.

    Parameters
    ----------
    store
        As for `Repository.open`.

    Returns
    -------
    bool
        False also where a look can't tell: a database URL, or a file that can't be read.
        `Repository.open` says what is wrong with those.
    """
    path = Path(store if store is not None else default_url()).expanduser()
    if "://" in str(store) or not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as glance:
            (tables,) = glance.execute(_TABLES).fetchone() or (None,)
            (articles,) = glance.execute(_ANY_ARTICLE).fetchone()
            (unread,) = glance.execute(_ANY_UNREAD).fetchone()
    except sqlite3.Error:
        return False
    return bool(tables == newest() and articles and not unread)
