"""The compiled index of names and places, opened from a disk cache or built anew (edge)."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from gazetteer import sources
from gazetteer.borders import Border, Vectors, find_border
from gazetteer.caching import cache_folder
from gazetteer.index_file import Arrays, read_arrays, write_arrays
from gazetteer.index_keys import KINDS, PLACE_FIELDS, country_number, find_hash, hash_text
from gazetteer.memo import Memo
from gazetteer.model import Name, Place, PlaceKind, Point

__all__ = ["Known", "Lexicon", "open_lexicon"]

INDEX_VERSION: Final = 12
_KEPT_FILES: Final = 3
# Answers of a look-up that are kept.
_KEPT_WORDS, _KEPT_PLACES, _KEPT_COUNTRIES = 400_000, 20_000, 512
_CURATED: Final[bytes] = b'["curated:'  # a record begins with the place's id
_SMALL_ARRAYS: Final = frozenset(
    {"key_hash", "key_bucket", "key_start", "key_longest", "name_place"}
)


class Known(NamedTuple):
    """
    What the index holds of one or several folded words.

    Attributes
    ----------
    places
        Index rows of the places that bear them as their name, most important first.
    longest
        Words in the longest name that begins with them; 0 if none does.
    zipf
        Frequency as an ordinary word: log10 of its uses in a billion words; 0 if unknown.
    """

    places: tuple[int, ...] = ()
    longest: int = 0
    zipf: float = 0.0


_UNKNOWN: Final = Known()


class Lexicon:
    """Names and places of a compiled index; lookups are cached and never load all of it."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        # Views, because an array takes much longer to give a single number.
        self._hashes, self._buckets = arrays["key_hash"].data, arrays["key_bucket"].data
        self._starts, self._longest = arrays["key_start"].data, arrays["key_longest"].data
        self._kinds = arrays["place_kind"].data
        self.capitals = frozenset(arrays["capital_place"].tolist())
        self.known = Memo(self._known, most=_KEPT_WORDS).__getitem__
        self.begun = Memo(self._begun, most=_KEPT_WORDS)
        self.place = Memo(self._place, most=_KEPT_PLACES).__getitem__
        self.country = Memo(self._country, most=_KEPT_COUNTRIES).__getitem__
        self.spellings = Memo(self._spellings, most=_KEPT_COUNTRIES).__getitem__
        self.border = lru_cache(maxsize=1024)(self._border)

    def __len__(self) -> int:
        return len(self._arrays["place_kind"])

    def select(
        self,
        kinds: Iterable[PlaceKind],
        *,
        least_population: int = 0,
        box: tuple[float, float, float, float] | None = None,
    ) -> Iterator[Place]:
        """Give the places of some kinds, inside west, south, east, north if given; in no order."""
        rows = self._select(kinds, box)
        populous = self._arrays["place_population"][rows] >= least_population
        return (self._place(int(row)) for row in rows[populous])

    def names_within(
        self, kinds: Iterable[PlaceKind], box: tuple[float, float, float, float]
    ) -> Iterator[str]:
        """
        Give the Latin names of the places of some kinds inside west, south, east, north.

        They are folded, without their article; those of several words are left out.
        """
        starts, names = self._arrays["bare_start"].data, self._arrays["bare_bytes"].data
        for row in self._select(kinds, box).tolist():
            name = str(names[starts[row] : starts[row + 1]], "ascii")
            if name:
                yield name

    def _select(
        self, kinds: Iterable[PlaceKind], box: tuple[float, float, float, float] | None
    ) -> np.ndarray[Any, np.dtype[np.intp]]:
        columns = self._arrays
        numbers = [KINDS.index(kind) for kind in kinds]
        if box is None:
            return np.flatnonzero(np.isin(columns["place_kind"], numbers))
        west, south, east, north = box
        lon, lat = columns["place_lon"], columns["place_lat"]
        inside = np.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
        return inside[np.isin(columns["place_kind"][inside], numbers)]

    def find(self, key: str) -> tuple[int, ...]:
        """Return the places of a folded name, most important first."""
        return self.known(key).places

    def zipf(self, word: str) -> float:
        """Frequency of an ordinary word: log10 of its uses in a billion words; 0 if unknown."""
        return self.known(word).zipf

    def _known(self, words: str) -> Known:
        row = find_hash(self._hashes, self._buckets, hash_text(words))
        if row is None:
            return _UNKNOWN
        start, end = self._starts[row], self._starts[row + 1]
        places = tuple(self._arrays["name_place"][start:end].tolist()) if start < end else ()
        return Known(places, self._longest[row], self._arrays["key_zipf"].item(row))

    def _begun(self, words: tuple[str, str]) -> bool:
        """Whether a name may begin with two folded words, the last of them perhaps an owner."""
        text = " ".join(words)
        return self._known(text) is not _UNKNOWN or (text[-1] == "s" and bool(self.find(text[:-1])))

    def _place(self, index: int) -> Place:
        """Return a place in full."""
        return _load(self._record(index))

    def _record(self, index: int) -> list[Any]:
        start, end = self._arrays["json_start"][index : index + 2]
        record: list[Any] = json.loads(self._arrays["json_bytes"][start:end].tobytes())
        return record

    def kind(self, index: int) -> PlaceKind:
        """Return a place's kind, without reading the place in full."""
        return KINDS[self._kinds[index]]

    def is_curated(self, index: int) -> bool:
        """Whether a place is of our own tables, without reading it in full."""
        start = int(self._arrays["json_start"][index])
        return self._arrays["json_bytes"].data[start : start + len(_CURATED)] == _CURATED

    def population(self, index: int) -> int:
        """Return a place's own population, without reading the place in full."""
        return int(self._arrays["place_population"][index])

    def inhabitants(self, index: int) -> int:
        """Return a place's population; of a division or country, that of its towns."""
        return int(self._arrays["place_inhabitants"][index])

    def _country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code."""
        columns = self._arrays
        rows = np.flatnonzero(
            (columns["place_country"] == country_number(code))
            & (columns["place_kind"] == KINDS.index(PlaceKind.COUNTRY))
        )
        return self.place(int(rows[0])) if len(rows) else None

    def _spellings(self, country: str) -> dict[str, str]:
        """Folded Latin names of one word of a country's places by initial, between line breaks."""
        rows = np.flatnonzero(self._arrays["spelt_country"] == country_number(country))
        if not len(rows):
            return {}
        start, end = self._arrays["spelt_start"][rows[0] : rows[0] + 2]
        names = self._arrays["spelt_bytes"][start:end].tobytes().decode("ascii").split("\n")
        alike = groupby(names, key=itemgetter(0))
        return {initial: "\n".join(["", *found, ""]) for initial, found in alike}

    def _border(self, a: str, b: str) -> Border | None:
        """Return the border of two countries, by code."""
        return find_border(self._towns(a), self._towns(b))

    def _towns(self, code: str) -> Vectors:
        """Return the unit vectors of a country's places, shape (n, 3)."""
        columns = self._arrays
        rows = np.flatnonzero(columns["place_country"] == country_number(code))
        lon = np.radians(columns["place_lon"][rows].astype(np.float64))
        lat = np.radians(columns["place_lat"][rows].astype(np.float64))
        return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _load(row: list[Any]) -> Place:
    *plain, (lon, lat), aliases, line = row
    fields = dict(zip(PLACE_FIELDS, plain, strict=True))
    fields["kind"] = PlaceKind(fields["kind"])
    return Place(
        **fields,
        point=Point(lon=lon, lat=lat),
        aliases=tuple(Name(text=text, language=language) for text, language in aliases),
        line=tuple(Point(lon=x, lat=y) for x, y in line),
    )


@cache
def open_lexicon(folder: Path | None = None) -> Lexicon:
    """
    Open the index, compiling it first if there is none for these sources.

    Parameters
    ----------
    folder
        Where the compiled file is kept; by default `cache_folder()`.

    Returns
    -------
    Lexicon
        One per folder and process. A damaged file is compiled anew; a folder that cannot be
        written to costs the compilation at every start, and nothing else.
    """
    words = version("wordfreq").replace(".", "_")
    name = f"gazetteer-{INDEX_VERSION}-{words}-{sources.fingerprint()[:16]}.index"
    path = (folder or cache_folder()) / name
    arrays = read_arrays(path, checked=_SMALL_ARRAYS)
    if arrays is None:
        arrays = _compile()
        try:
            write_arrays(path, arrays)
        except OSError:
            return Lexicon(arrays)
        arrays = read_arrays(path) or arrays
        _remove_stale(path)
    return Lexicon(arrays)


def _compile() -> Arrays:
    # Imported here: the word lists cost a third of a second, and a valid cache needs none of it.
    from gazetteer.compilation import compile_index, read_frequencies  # noqa: PLC0415

    return compile_index(sources.load_places(), read_frequencies())


def _remove_stale(current: Path) -> None:
    """Delete all compiled files but the newest few; another process may still use one of them."""
    files = sorted(current.parent.glob("gazetteer-*.index"), key=_age)
    for stale in files[_KEPT_FILES:]:
        with suppress(OSError):
            stale.unlink()


def _age(file: Path) -> float:
    try:
        return -file.stat().st_mtime
    except OSError:
        return 0.0
