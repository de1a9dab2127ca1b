"""The capital of a country, for texts that do not name it: "the Somali capital"."""

from functools import cache

from gazetteer.lexicon import open_lexicon
from gazetteer.model import Place

__all__ = ["capital_of"]


def capital_of(country: str) -> Place | None:
    """Return the capital of an ISO 3166-1 alpha-2 code, the largest of several; `None` of none."""
    return _capitals().get(country)


@cache
def _capitals() -> dict[str, Place]:
    lexicon = open_lexicon()
    places = [lexicon.place(row) for row in sorted(lexicon.capitals)]
    return {place.country: place for place in sorted(places, key=lambda p: p.population)}
