"""Weights that scripts of `tests/benchmarks` learned, as the tables of `data/` hold them."""

import csv
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from dashboard.errors import LanguagePackError

__all__ = ["LinearModel", "load_model"]

_HEADERS: Final = (["word", "weight"], ["feature", "weight"])
_BIAS, _THRESHOLD = "(bias)", "(threshold)"


class LinearModel(NamedTuple):
    """
    A logistic regression on features that are true or not.

    Attributes
    ----------
    weights
        Log-odds that a feature adds, by its name.
    threshold
        Log-odds from which what the model looks for is there.
    """

    weights: dict[str, float]
    bias: float
    threshold: float


@cache
def load_model(table: str) -> LinearModel:
    """
    Read a table of `dashboard/data`, once.

    Raises
    ------
    LanguagePackError
        If it has other columns, lacks a row or holds what is no number.
    """
    header, *rows = list(csv.reader(_read(table).splitlines())) or [[]]
    if header not in _HEADERS:
        raise LanguagePackError(f"dashboard/data/{table}: header {header}: expected {_HEADERS}")
    try:
        weights = {feature: float(weight) for feature, weight in rows}
        return LinearModel(weights, weights.pop(_BIAS), weights.pop(_THRESHOLD))
    except (ValueError, KeyError) as error:
        raise LanguagePackError(f"dashboard/data/{table}: {error}") from error


def _read(table: str) -> str:
    return files("dashboard.data").joinpath(table).read_text("utf-8")
