"""A fetched dump adds the villages and features that the packages lack."""

import zipfile

import pytest

from gazetteer.dump_archives import DumpRecord, write_record
from gazetteer.errors import GazetteerDataError
from gazetteer.model import PlaceKind
from gazetteer.sources.country_dumps import load_dumps

VILLAGE = (
    "999000001\tTall ad Dahab\tTall ad Dahab\tتل الذهب,Tell Dahab\t33.9\t42.5\tP\tPPL\tIQ\t\t01\t"
    "\t\t\t0\t\t44\tAsia/Baghdad\t2024-01-01"
)


@pytest.fixture
def dump(tmp_path):
    def _dump(*rows):
        with zipfile.ZipFile(tmp_path / "IQ.zip", "w") as opened:
            opened.writestr("IQ.txt", "".join(f"{row}\n" for row in rows))
        record = DumpRecord(
            country="IQ", url="", size_bytes=1, sha256="0", rows=len(rows), fetched_at=""
        )
        write_record(tmp_path, record)
        return list(load_dumps({"IQ.01": "Anbar"}, folder=tmp_path))

    return _dump


def test_a_village_becomes_a_place(dump):
    (place,) = dump(VILLAGE)
    assert place.id == "geonames:999000001"
    assert (place.name_en, place.name_ar) == ("Tall ad Dahab", "تل الذهب")
    assert (place.kind, place.feature_code) == (PlaceKind.VILLAGE, "P.PPL")
    assert (place.point.lon, place.point.lat) == (42.5, 33.9)
    assert (place.admin1, place.uncertainty_m) == ("Anbar", 1500.0)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("L\tOILF", PlaceKind.OIL_FIELD), ("S\tDAM", PlaceKind.DAM), ("T\tMT", PlaceKind.MOUNTAIN)],
)
def test_features_keep_their_kind(dump, code, kind):
    assert dump(VILLAGE.replace("P\tPPL", code))[0].kind is kind


@pytest.mark.parametrize(
    ("population", "kind"),
    [("4999", PlaceKind.VILLAGE), ("5000", PlaceKind.TOWN), ("100000", PlaceKind.CITY)],
)
def test_settlements_rank_by_population(dump, population, kind):
    assert dump(VILLAGE.replace("\t0\t\t44", f"\t{population}\t\t44"))[0].kind is kind


def test_schools_and_the_like_are_left_out(dump):
    assert dump(VILLAGE.replace("P\tPPL", "S\tSCH")) == []


def test_nothing_fetched_is_nothing_added(tmp_path):
    assert list(load_dumps({}, folder=tmp_path)) == []


@pytest.mark.parametrize("old", ["33.9", "999000001"])
def test_a_bad_number_is_named(dump, old):
    with pytest.raises(GazetteerDataError, match=r"IQ\.txt, GeoNames .*: expected numbers"):
        dump(VILLAGE.replace(old, "x"))


def test_a_position_off_the_earth_is_named(dump):
    with pytest.raises(GazetteerDataError, match="lat in"):
        dump(VILLAGE.replace("33.9", "99.9"))
