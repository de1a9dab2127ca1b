"""Choose among claims, and turn names into claims of places."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from dashboard.extraction.syntax.names import Name, location_of
from dashboard.model import Basis, Claim, Location

__all__ = ["first_claim", "place_claims"]

T = TypeVar("T")


def first_claim(claims: Iterable[Claim[T] | None]) -> Claim[T] | None:
    """Choose the first claim, a stated one before an inferred one."""
    first: Claim[T] | None = None
    for claim in claims:
        if claim is not None:
            if claim.basis is Basis.STATED:
                return claim
            first = first or claim
    return first


def place_claims(names: Iterable[Name]) -> Iterator[Claim[Location]]:
    """Places of names, each place once, in the order of the names; unresolved ones are left out."""
    seen: set[str] = set()
    for name in names:
        location = location_of(name.toponym)
        if location and location.name not in seen:
            seen.add(location.name)
            yield Claim(value=location, spans=(name.span,))
