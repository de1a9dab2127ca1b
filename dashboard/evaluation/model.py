"""Immutable records of annotated articles, of predictions for them, and of measures."""

from dataclasses import dataclass

__all__ = [
    "ArticleErrors",
    "Evaluation",
    "Gold",
    "GoldArticle",
    "GoldIncident",
    "GoldPlace",
    "GoldToponym",
    "Measure",
    "PredictedArticle",
    "PredictedIncident",
    "PredictedToponym",
    "Prediction",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """An annotated place and how far off an answer may lie."""

    lon: float
    lat: float
    uncertainty_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldToponym:
    """An annotated place name; `place` is `None` where it stands for no place on the ground."""

    start: int
    end: int
    text: str
    type: str
    place: GoldPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncident:
    """
    An annotated report.

    Attributes
    ----------
    roles, event_types
        The value first, then what the text allows as well.
    places
        Likewise; empty where the place is unknown.
    launch
        Where it was fired from, if that has coordinates.
    has_launch
        Whether the text tells a launch place, with coordinates or without.
    dates
        ISO days or months, the value first; empty where unknown.
    date_precision
        `day`, `month`, `approx` (three days off is right), or another word.
    munition_count
        `None` where not told.
    other_counts
        Further counts the text allows; `None` for leaving it out.
    killed, wounded
        The main figure first, then what the text allows as well; `None` for not told. Empty where
        nobody annotated it, which is then not judged.
    optional
        Too vague to require; neither required nor punished.
    """

    id: str
    roles: tuple[str, ...]
    event_types: tuple[str, ...]
    places: tuple[GoldPlace, ...]
    launch: GoldPlace | None
    has_launch: bool
    dates: tuple[str, ...]
    date_precision: str | None
    munition_count: int | None
    other_counts: tuple[int | None, ...]
    optional: bool
    excerpt_start: int
    excerpt_end: int
    killed: tuple[int | None, ...] = ()
    wounded: tuple[int | None, ...] = ()

    @property
    def is_scored(self) -> bool:
        """Whether it is required: background and optional reports are not."""
        return self.roles[0] != "background" and not self.optional


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An annotated article; a hard negative looks like news of an attack and is none."""

    id: str
    language: str
    is_hard_negative: bool
    toponyms: tuple[GoldToponym, ...]
    incidents: tuple[GoldIncident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Annotated articles; clusters hold the ids of reports of one incident."""

    articles: tuple[GoldArticle, ...]
    clusters: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedToponym:
    """A place name found; coordinates are `None` where it is not resolved."""

    start: int
    end: int
    lon: float | None
    lat: float | None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedIncident:
    """A report found."""

    id: str
    role: str
    event_type: str
    lon: float | None
    lat: float | None
    launch_lon: float | None
    launch_lat: float | None
    date: str | None
    munition_count: int | None
    excerpt_start: int
    excerpt_end: int
    killed: int | None = None
    wounded: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedArticle:
    """What was found in one article."""

    id: str
    toponyms: tuple[PredictedToponym, ...]
    incidents: tuple[PredictedIncident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What was found in all articles; reports in no cluster stand alone."""

    articles: tuple[PredictedArticle, ...]
    clusters: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """
    One figure.

    Attributes
    ----------
    name
        Group, part and figure with points between: `incident_detection.ar.F1`.
    value
        In [0, 1], or a count where `lower_is_better`.
    n
        How many cases it rests on.
    """

    name: str
    value: float
    n: int
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleErrors:
    """What went wrong in one article, in words."""

    article_id: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """
    All measures in their order, and the errors behind them.

    Attributes
    ----------
    errors
        By article.
    missing_links, wrong_links
        Pairs of annotated reports that should have been merged, or should not.
    """

    measures: tuple[Measure, ...]
    errors: tuple[ArticleErrors, ...]
    missing_links: tuple[tuple[str, str], ...] = ()
    wrong_links: tuple[tuple[str, str], ...] = ()
