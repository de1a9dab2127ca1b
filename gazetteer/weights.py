"""The learned numbers: weights of named features and counts of names, read from `data/*.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gazetteer.errors import GazetteerDataError

__all__ = ["NameCount", "load_counts", "load_weights", "read_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """How often a folded name was a place in annotated news, and how often it was not."""

    places: int
    others: int


@cache
def load_weights(model: str) -> dict[str, float]:
    """
    Read the weights of a model.

    Parameters
    ----------
    model
        `recognition-ar`, `recognition-en` or `resolution`.

    Raises
    ------
    GazetteerDataError
        If the table has no such model or a weight is not a number.
    """
    rows = read_table("weights.csv", ("model", "feature", "weight"))
    try:
        weights = {feature: float(weight) for name, feature, weight in rows if name == model}
    except ValueError as error:
        raise GazetteerDataError(f"gazetteer/data/weights.csv: {error}") from error
    if not weights:
        raise GazetteerDataError(f"gazetteer/data/weights.csv: no model {model!r}")
    return weights


@cache
def load_counts(language: str) -> dict[str, NameCount]:
    """Read the counts of a language's names; a name without a row was never met."""
    rows = read_table("name_counts.csv", ("language", "name", "places", "others"))
    return {
        name: NameCount(places=int(places), others=int(others))
        for code, name, places, others in rows
        if code == language
    }


def read_table(table: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """
    Read the lines of a table of learned numbers.

    Raises
    ------
    GazetteerDataError
        If its header is not as expected.
    """
    text = files("gazetteer.data").joinpath(table).read_text("utf-8")
    header, *rows = [tuple(row) for row in csv.reader(text.splitlines())] or [()]
    if header != columns:
        raise GazetteerDataError(f"gazetteer/data/{table}: header {header}: expected {columns}")
    return rows
