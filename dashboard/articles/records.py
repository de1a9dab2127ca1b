"""Articles given as records: JSON objects, lines of JSON, rows of CSV."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError, field_validator

from dashboard.articles.draft import Draft
from dashboard.errors import ArticleError

__all__ = ["read_csv", "read_json", "read_jsonl"]

CSV_DELIMITERS = ",;\t"

SHOWN_LENGTH = 40
"""Characters of a wrong value shown in a message."""


class _Record(BaseModel):
    """One article as a record; further fields are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: StrictStr
    id: StrictStr | None = None
    lang: StrictStr | None = None
    outlet: StrictStr | None = None
    title: StrictStr | None = None
    url: StrictStr | None = None
    published: date | None = Field(default=None)

    @field_validator("published", mode="before")
    @classmethod
    def _read_published(cls, value: object) -> object:
        """Take ISO dates and times only: a number would be read as seconds since 1970."""
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise ValueError("expected a date such as 2024-09-09")  # noqa: TRY004 - pydantic's way
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError as error:
            raise ValueError("expected a date such as 2024-09-09") from error


def read_json(text: str) -> Iterator[Draft | ArticleError]:
    """
    Read one JSON object, or an array of them.

    Yields
    ------
    Draft or ArticleError
        For each object in order: what it says, or what is wrong with it.

    Raises
    ------
    ArticleError
        If the file is no JSON; names line and column.
    """
    document = _parse(text)
    if isinstance(document, list):
        for number, item in enumerate(document, start=1):
            yield _draft(item, where=f"item {number}: ")
    else:
        yield _draft(document, where="")


def read_jsonl(text: str) -> Iterator[Draft | ArticleError]:
    """
    Read one JSON object a line; blank lines are passed over.

    Yields
    ------
    Draft or ArticleError
        For each line in order: what it says, or what is wrong with it.
    """
    for number, line in enumerate(io.StringIO(text, newline="\n"), start=1):
        if line.isspace():
            continue
        where = f"line {number}: "
        try:
            yield _draft(_parse(line), where=where)
        except ArticleError as error:
            yield ArticleError(f"{where}{error}")


def read_csv(text: str) -> Iterator[Draft | ArticleError]:
    """
    Read a table whose first row names the columns; `text` is the one that must be there.

    Yields
    ------
    Draft or ArticleError
        For each row in order: what it says, or what is wrong with it.

    Raises
    ------
    ArticleError
        If there is no `text` column, or the quoting is broken; names the line.
    """
    header = text.partition("\n")[0]
    delimiter = max(CSV_DELIMITERS, key=header.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = tuple(name.strip().lower() for name in rows.fieldnames or ())
        if "text" not in columns:
            raise ArticleError(f'expected a column "text", got {", ".join(columns) or "nothing"}')
        rows.fieldnames = columns
        for row in rows:
            yield _draft(_filled(row), where=f"row at line {rows.line_num}: ")
    except csv.Error as error:
        raise ArticleError(f"broken CSV at line {rows.line_num}: {error}") from error


def _filled(row: dict[str | Any, Any]) -> dict[str, Any]:
    """Drop empty cells, so that they count as not given; `text` stays."""
    named = {"lang" if key == "language" else key: cell for key, cell in row.items() if key}
    return {key: cell for key, cell in named.items() if cell or key == "text"}


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ArticleError(f"broken JSON at {place}: {error.msg}") from error
    except RecursionError as error:
        raise ArticleError("broken JSON: nested too deep for an article") from error
    except ValueError as error:
        raise ArticleError(f"broken JSON: {error}") from error


def _draft(item: Any, *, where: str) -> Draft | ArticleError:
    if not isinstance(item, dict):
        return ArticleError(f"{where}expected a JSON object, got {_shown(item)}")
    try:
        record = _Record.model_validate(item)
    except ValidationError as error:
        return ArticleError(where + "; ".join(_told(detail) for detail in error.errors()))
    return Draft(
        text=record.text,
        id=record.id,
        language=record.lang or None,
        title=record.title,
        outlet=record.outlet,
        url=record.url,
        published=record.published,
        where=where,
    )


def _told(detail: Any) -> str:
    """One fault in words: the field, what was expected, what is there."""
    field = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "missing":
        return f'field "{field}" is missing: expected a string'
    expected = "expected a string" if detail["type"].startswith("string") else detail["msg"]
    expected = expected.removeprefix("Value error, ")
    return f'field "{field}": {expected}, got {_shown(detail["input"])}'


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "an array"
    text = json.dumps(value, ensure_ascii=True, default=str)
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}…"
