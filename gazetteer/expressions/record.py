"""A relative expression as read, before its geometry is known."""

from dataclasses import dataclass

from gazetteer.model import RelationKind

__all__ = ["Expression"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """
    A relative expression and the words it takes up.

    Attributes
    ----------
    first, last
        First and last word.
    start, end
        Half-open span in the original text.
    anchors
        Positions of its anchors among the mentions.
    demonyms
        Words that name a country by its adjective, and the country.
    inside
        Whether a direction lies within the anchor ("eastern", "in the east of") rather than
        beyond it; `None` where the anchor's kind decides.
    """

    kind: RelationKind
    first: int
    last: int
    start: int
    end: int
    anchors: tuple[int, ...] = ()
    demonyms: tuple[tuple[int, str], ...] = ()
    distance_m: float | None = None
    bearing_deg: float | None = None
    inside: bool | None = None
