"""
Names without what tells them apart in our tables: "Dora (Baghdad)" → Dora.

A text that speaks of Baghdad calls the quarter Dora. Elsewhere the bare name means nothing, so it
is kept under a key that no text gives by itself, and only asked for beside the town.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from gazetteer.language import LanguagePack, load_pack
from gazetteer.model import Place, PlaceKind
from gazetteer.tokens import name_key

__all__ = ["BARE_KINDS", "QUALIFIERS", "bare_key", "bare_names"]

BARE_KINDS: Final = frozenset(
    {
        PlaceKind.NEIGHBOURHOOD, PlaceKind.VILLAGE, PlaceKind.TOWN, PlaceKind.CAMP,
        PlaceKind.FACILITY, PlaceKind.STREET,
    }
)  # fmt: skip
"""Kinds of places that a text names like this; units bear the names of their bases, too."""

QUALIFIERS: Final = frozenset(
    {
        PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.ADMIN1, PlaceKind.ADMIN2,
        PlaceKind.REGION, PlaceKind.VALLEY, PlaceKind.COUNTRY,
    }
)  # fmt: skip
"""Kinds of places that tell namesakes apart."""

_MARK: Final = "~ "  # no folded word of a text begins so
_OPEN: Final = "("
_SHORTEST: Final = 3
_SETTLED: Final = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.VILLAGE, PlaceKind.TOWN})


def bare_key(key: str) -> str:
    """Return what the index calls a folded bare name."""
    return f"{_MARK}{key}"


def bare_names(place: Place, qualifiers: frozenset[str]) -> Iterator[str]:
    """
    Yield the folded bare names of a place, under the keys that the index gives them.

    Parameters
    ----------
    qualifiers
        Folded Arabic names of the places that others are told apart by.

    Examples
    --------
    >>> from gazetteer.model import Point
    >>> dora = Place(
    ...     id="curated:dora", name_en="Dora (Baghdad)", name_ar="حي الدورة ببغداد",
    ...     kind=PlaceKind.NEIGHBOURHOOD, point=Point(lon=44.4, lat=33.26), uncertainty_m=3000.0,
    ... )
    >>> list(bare_names(dora, frozenset({"بغداد"})))
    ['~ dora', '~ الدوره']
    """
    if place.kind not in BARE_KINDS:
        return
    pack = load_pack("ar")
    names = (place.name_en, place.name_ar, *(alias.text for alias in place.aliases))
    for name in dict.fromkeys(filter(None, names)):
        bare = name_key(name.partition(_OPEN)[0])
        if not bare.isascii():
            bare = _without_noun(pack, _without_town(pack, bare, qualifiers))
        if bare in pack.before or bare in load_pack("en").cue_words:
            continue  # nothing but the noun is left of "the village by the river"
        if bare != name_key(name) and len(bare) >= _SHORTEST and not bare.isdecimal():
            yield bare_key(bare)
            if bare.isascii() and bare.startswith("al "):
                yield bare_key(bare.removeprefix("al "))


def _without_town(pack: LanguagePack, name: str, qualifiers: Iterable[str]) -> str:
    """Cut "in Baghdad" off a folded Arabic name, in one word or two."""
    words = name.split()
    at = pack.clitics.prepositions[0]
    for index in range(1, len(words)):
        word, behind = words[index], " ".join(words[index + 1 :])
        if word in pack.contexts["location"] and behind:
            return " ".join(words[:index])
        if word.startswith(at):
            town = " ".join(filter(None, (word.removeprefix(at), behind)))
            first = town.split(maxsplit=1)[0] if town else ""
            if town in qualifiers or first in pack.relations["countryside"] or first in pack.before:
                return " ".join(words[:index])
    return name


def _without_noun(pack: LanguagePack, name: str) -> str:
    """Cut "the quarter of" off a folded Arabic name."""
    first, _, rest = name.partition(" ")
    cue = pack.before.get(first)
    if cue is None or _SETTLED.isdisjoint(cue.kinds) or PlaceKind.FACILITY in cue.kinds:
        return name  # a hospital is not called by its name alone
    return rest or name
