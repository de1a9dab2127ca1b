"""
Pinned floors: figures that may rise, and fall only when a person says so.

`floors.toml` names each corpus, its files, a digest of all that is annotated, and a floor for each
measure (a ceiling where lower is better). A floor is rounded down, so that it can be met.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from dashboard.errors import ConfigurationError
from dashboard.evaluation.model import Measure
from dashboard.model import Article

__all__ = [
    "Corpus",
    "Fall",
    "corpus_digest",
    "falls",
    "format_floors",
    "parse_floors",
    "raised",
]

DECIMALS = 4

HEADER = """\
# Floors of `marsad evaluate`, one table for each corpus; paths are relative to this file.
# Written by `marsad evaluate --update-floors`, which only raises them without --allow-lower.
"""

_PINNED = (
    "toponym_recognition.all.",
    "toponym_resolution.all.",
    "incident_detection.all.",
    "fields.",
    "hard_negatives.",
    "clustering.",
)
"""Measures that get a floor. Parts by language and type are too small to pin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """
    Annotated articles and the floors of their figures.

    Attributes
    ----------
    gold, articles
        Gold file and folder of articles, relative to the floors file.
    held_out
        Whether its errors are kept from those who write the rules; only figures are shown.
    digest
        Of gold and articles when the floors were set; empty if they never were.
    floors
        Pairs of a measure's name and its floor.
    """

    name: str
    gold: str
    articles: str
    held_out: bool = False
    digest: str = ""
    floors: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure worse than its floor; `measure` is `None` where the figure is gone."""

    name: str
    floor: float
    measure: Measure | None

    def __str__(self) -> str:
        figure = f"{self.measure.value:.4f}" if self.measure else "missing"
        return f"{self.name}: {figure}, floor {self.floor:.4f}"


def parse_floors(text: str) -> tuple[Corpus, ...]:
    """
    Read a floors file.

    Raises
    ------
    ConfigurationError
        If it is no TOML, or a corpus lacks its files.
    """
    try:
        tables = tomllib.loads(text)
        return tuple(_corpus(name, table) for name, table in tables.items())
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(f"floors file: {error!r}") from error


def _corpus(name: str, table: Mapping[str, Any]) -> Corpus:
    return Corpus(
        name=name,
        gold=table["gold"],
        articles=table["articles"],
        held_out=bool(table.get("held_out", False)),
        digest=table.get("digest", ""),
        floors=tuple((key, float(floor)) for key, floor in table.get("floors", {}).items()),
    )


def format_floors(corpora: Iterable[Corpus]) -> str:
    """Write corpora as `parse_floors` reads them."""
    return HEADER + "".join(map(_format_corpus, corpora))


def _format_corpus(corpus: Corpus) -> str:
    lines = [
        "",
        f"[{corpus.name}]",
        f'gold = "{corpus.gold}"',
        f'articles = "{corpus.articles}"',
        *(["held_out = true"] if corpus.held_out else []),
        f'digest = "{corpus.digest}"',
        f"[{corpus.name}.floors]",
        *(f'"{name}" = {floor:.{DECIMALS}f}' for name, floor in corpus.floors),
    ]
    return "\n".join(lines) + "\n"


def corpus_digest(gold: bytes, articles: Sequence[Article]) -> str:
    """
    Digest of all that an evaluation rests on.

    Parameters
    ----------
    gold
        The gold file.
    articles
        The annotated articles, in any order.

    Returns
    -------
    str
        SHA-256, hexadecimal; changes with any letter of a text or annotation.
    """
    digest = sha256(gold)
    for article in sorted(articles, key=lambda article: article.id):
        digest.update(f"{article.id}\0{article.published}\0{article.digest}\0".encode())
    return digest.hexdigest()


def falls(corpus: Corpus, measures: Iterable[Measure]) -> tuple[Fall, ...]:
    """Give each figure that is worse than its floor, or gone, in the order of the floors."""
    known = {measure.name: measure for measure in measures}
    return tuple(
        Fall(name=name, floor=floor, measure=known.get(name))
        for name, floor in corpus.floors
        if name not in known or _is_worse(known[name], floor)
    )


def _is_worse(measure: Measure, floor: float) -> bool:
    rounded = _rounded(measure)
    return rounded > floor if measure.lower_is_better else rounded < floor


def _rounded(measure: Measure) -> float:
    """Round to the worse side; a hair is added, so that 0.7 is not 0.6999."""
    scale: int = 10**DECIMALS
    if measure.lower_is_better:
        return math.ceil(measure.value * scale - 1e-6) / scale
    return math.floor(measure.value * scale + 1e-6) / scale


def raised(
    corpus: Corpus, measures: Iterable[Measure], *, digest: str, allow_lower: bool = False
) -> Corpus:
    """
    Set the floors to the figures reached.

    Parameters
    ----------
    corpus
        Its present floors.
    measures
        The figures reached.
    digest
        Of the corpus the figures were reached on.
    allow_lower
        Whether floors may fall, too.

    Raises
    ------
    ConfigurationError
        If a floor would fall and may not; names each.
    """
    reached = tuple(measures)
    fallen = falls(corpus, reached)
    if fallen and not allow_lower:
        listed = "\n".join(f"  {fall}" for fall in fallen)
        raise ConfigurationError(
            f"{corpus.name}: floors would fall; --allow-lower lets them:\n{listed}"
        )
    pinned = (m for m in reached if m.name.startswith(_PINNED) and (m.n or m.lower_is_better))
    floors = tuple((measure.name, _rounded(measure)) for measure in pinned)
    return replace(corpus, digest=digest, floors=floors)
