"""The file of arrays: whole, or not there."""

import numpy as np
import pytest

from gazetteer.index_file import read_arrays, write_arrays

ARRAYS = {
    "numbers": np.arange(1000, dtype=np.uint64),
    "empty": np.array([], np.float32),
    "flags": np.array([True, False, True]),
}


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "deep" / "a.index"
    write_arrays(file, ARRAYS)
    return file


def test_arrays_come_back(path):
    read = read_arrays(path, checked=frozenset(ARRAYS))
    assert read.keys() == ARRAYS.keys()
    assert all(np.array_equal(read[name], array) for name, array in ARRAYS.items())


def test_nothing_else_is_left_in_the_folder(path):
    assert [file.name for file in path.parent.iterdir()] == ["a.index"]


def test_writing_again_replaces_the_whole(path):
    before = read_arrays(path)
    write_arrays(path, {"numbers": np.array([7], np.uint64)})
    assert read_arrays(path)["numbers"].tolist() == [7]
    assert before["numbers"][999] == 999  # the old reader keeps what it mapped


def test_missing_file_is_none(tmp_path):
    assert read_arrays(tmp_path / "none.index") is None


@pytest.mark.parametrize("length", [0, 3, 40, 200, 5000])
def test_file_cut_short_is_none(path, length):
    path.write_bytes(path.read_bytes()[:length])
    assert read_arrays(path, checked=frozenset(ARRAYS)) is None


@pytest.mark.parametrize("offset", [0, 10, 30, 300, 4000])
def test_changed_bytes_are_noticed(path, offset):
    content = bytearray(path.read_bytes())
    content[offset] ^= 0xFF
    path.write_bytes(bytes(content))
    assert read_arrays(path, checked=frozenset(ARRAYS)) is None
