"""Answers of online geocoders, kept on disk so that no question is asked twice (edge)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from gazetteer.errors import GeocodingError
from gazetteer.geocoder_answers import Answer

__all__ = ["AnswerCache"]

MAX_AGE: Final = timedelta(days=180)  # places move seldom, and OpenStreetMap is mended often
_ANSWERS: Final = TypeAdapter(tuple[Answer, ...])
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS answers (
    question TEXT PRIMARY KEY, answers TEXT NOT NULL, asked_at TEXT NOT NULL
)"""


class AnswerCache:
    """
    Questions and their answers in an SQLite file.

    Parameters
    ----------
    path
        Made if it does not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._opened() as connection:
            connection.execute(_SCHEMA)

    def get(self, question: str, *, now: datetime) -> tuple[Answer, ...] | None:
        """
        Look a question up.

        Parameters
        ----------
        question
            As it was put.
        now
            UTC; what is older than `MAX_AGE` does not count.

        Returns
        -------
        tuple[Answer, ...] | None
            Empty if the service knew no such place; `None` if it was not asked.
        """
        with self._opened() as connection:
            row = connection.execute(
                "SELECT answers, asked_at FROM answers WHERE question = ?", (question,)
            ).fetchone()
        if row is None or now - datetime.fromisoformat(row[1]) > MAX_AGE:
            return None
        try:
            return _ANSWERS.validate_json(row[0])
        except ValidationError:
            return None  # written by another version: ask again

    def put(self, question: str, answers: tuple[Answer, ...], *, now: datetime) -> None:
        """
        Keep an answer in place of an older one.

        Parameters
        ----------
        question
            As it was put.
        answers
            Empty if the service knew no such place.
        now
            UTC.
        """
        text = _ANSWERS.dump_json(answers).decode()
        with self._opened() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (question, text, now.isoformat())
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path)
            try:
                with connection:
                    yield connection
            finally:
                connection.close()
        except (OSError, sqlite3.Error) as error:
            raise GeocodingError(
                f"{self._path}: expected a cache of answers, delete it: {error}"
            ) from error
