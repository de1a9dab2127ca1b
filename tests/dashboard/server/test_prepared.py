"""What no article changes is built once, kept on disk, and built anew where it does not fit."""

import os
import re

import pytest

from dashboard.server.prepared import _kept, prepared_script


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("MARSAD_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_piece_is_built_once():
    assert _kept("piece", [b"1"], lambda: b"first") == b"first"
    assert _kept("piece", [b"1"], lambda: b"second") == b"first"


def test_other_ingredients_make_another_piece():
    _kept("piece", [b"1", b"2"], lambda: b"first")
    assert _kept("piece", [b"1", b"3"], lambda: b"second") == b"second"
    assert _kept("piece", [b"12", b""], lambda: b"third") == b"third"


def test_a_damaged_file_is_built_anew(folder):
    _kept("piece", [b"1"], lambda: b"first")
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert _kept("piece", [b"1"], lambda: b"again") == b"again"
    assert _kept("piece", [b"1"], lambda: b"unused") == b"again"


def test_old_pieces_do_not_gather(folder):
    for i in range(9):
        _kept("piece", [b"%d" % i], lambda: b"body")
    _kept("piece of another name", [b"1"], lambda: b"body")
    assert len(list(folder.iterdir())) == 4


def test_a_folder_that_cannot_be_made_costs_only_the_building(monkeypatch, tmp_path):
    blocking = tmp_path / "file"
    blocking.write_text("")
    monkeypatch.setenv("MARSAD_CACHE_DIR", os.fspath(blocking / "kept"))
    assert _kept("piece", [b"1"], lambda: b"body") == b"body"


def test_the_kept_script_is_the_one_that_folium_renders(folder):
    prepared_script.cache_clear()
    built = prepared_script("ar")
    prepared_script.cache_clear()
    assert prepared_script("ar") == built
    assert "map_marsad" in built
    assert re.search(r"\\u06[0-9a-f]{2}|[\u0600-\u06ff]", built)
    assert any(folder.glob("map-ar-*.prepared"))
