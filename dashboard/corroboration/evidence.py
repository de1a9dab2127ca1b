"""A reason for or against two reports telling one event, and the sum of such reasons."""

from dataclasses import dataclass

__all__ = ["Evidence", "PairScore", "kilometres"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    One reason.

    Attributes
    ----------
    feature
        Name of the weight in the table, `place_same`.
    points
        For one event if over 0, against it if under.
    words
        The reason as an analyst reads it.
    """

    feature: str
    points: float
    words: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """Two reports, `first` before `second` by id, and every reason found."""

    first: str
    second: str
    evidence: tuple[Evidence, ...]

    @property
    def points(self) -> float:
        """Sum of the reasons."""
        return sum(reason.points for reason in self.evidence)

    def explain(self) -> str:
        """Tell the reasons in words, strongest first, with their points."""
        ranked = sorted(self.evidence, key=lambda reason: (-abs(reason.points), reason.feature))
        told = "; ".join(f"{r.words} ({r.points:+g})" for r in ranked if r.points)
        return f"{self.points:+.1f} points: {told}"


def kilometres(distance_m: float) -> str:
    """
    Display a distance.

    Examples
    --------
    >>> kilometres(2400.0)
    '2.4 km'
    >>> kilometres(41_000.0)
    '41 km'
    """
    length = distance_m / 1000
    return f"{length:.1f} km" if length < 10 else f"{length:.0f} km"  # noqa: PLR2004
