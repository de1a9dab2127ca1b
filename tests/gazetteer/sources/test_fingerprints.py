"""The digest changes with the tables, and with nothing else."""

import pytest

from gazetteer.sources.fingerprints import fingerprint

TABLES = ["sites", "admin", "regions", "countries", "divisions", "lines", "names"]


@pytest.fixture
def folder(write):
    tables = [write(f"{name}.csv", "id\n1\n") for name in TABLES]
    return tables[0].parent


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
