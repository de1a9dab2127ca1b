"""The digest changes with the tables, and with nothing else."""

import pytest

from gazetteer.dump_archives import DumpRecord, write_record
from gazetteer.sources.fingerprints import fingerprint

TABLES = ["sites", "admin", "regions", "countries", "divisions", "feature_codes", "lines", "names"]


@pytest.fixture
def folder(write):
    tables = [write(f"{name}.csv", "id\n1\n") for name in TABLES]
    return tables[0].parent


@pytest.fixture(autouse=True)
def _no_dumps(monkeypatch, tmp_path):
    monkeypatch.setenv("MARSAD_GEONAMES_DIR", str(tmp_path / "none"))


def test_equal_bytes_give_equal_digests(folder, write):
    first = fingerprint(folder)
    write("weights.csv", "of another room")
    assert fingerprint(folder) == first
    assert len(first) == 64


@pytest.mark.parametrize("name", TABLES)
def test_a_changed_table_changes_the_digest(folder, write, name):
    first = fingerprint(folder)
    write(f"{name}.csv", "id\n2\n")
    assert fingerprint(folder) != first


def test_a_fetched_dump_changes_the_digest(folder, write, tmp_path):
    first = fingerprint(folder)
    record = DumpRecord(
        country="IQ", url="", size_bytes=9, sha256="0" * 64, rows=1, fetched_at="2026-01-01"
    )
    write("dumps/keep", "")
    write_record(tmp_path / "dumps", record)
    assert fingerprint(folder, dumps=tmp_path / "dumps") != first
    assert fingerprint(folder, dumps=tmp_path / "empty") == first
