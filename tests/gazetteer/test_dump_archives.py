"""Archives are read within bounds, and their records kept."""

import zipfile

import pytest

from gazetteer import dump_archives
from gazetteer.dump_archives import DumpRecord, read_dump, read_records, write_record
from gazetteer.errors import DownloadError

ROW = "1\tA\tA\t\t33.0\t43.0\tP\tPPL\tIQ" + "\t" * 10
RECORD = DumpRecord(
    country="IQ", url="u", size_bytes=1, sha256="0", rows=1, fetched_at="2026-01-01T00:00:00+00:00"
)


def _archive(tmp_path, text, name="IQ.txt", compression=zipfile.ZIP_STORED):
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w", compression) as opened:
        opened.writestr(name, text)
    return path


def test_lines_are_split_into_columns(tmp_path):
    (columns,) = read_dump(_archive(tmp_path, ROW + "\n"), "IQ")
    assert len(columns) == 19
    assert columns[8] == "IQ"


def test_a_line_without_end_is_refused(tmp_path):
    with pytest.raises(DownloadError, match="line 1: expected at most 65536 bytes"):
        list(read_dump(_archive(tmp_path, "x" * 100_000), "IQ"))


def test_a_table_beyond_any_country_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(dump_archives, "MAX_UNPACKED_BYTES", 10)
    with pytest.raises(DownloadError, match=r"claims \d+ bytes: expected at most 10"):
        list(read_dump(_archive(tmp_path, ROW), "IQ"))


def test_garbled_bytes_are_refused(tmp_path):
    path = _archive(tmp_path, (ROW + "\n") * 50, compression=zipfile.ZIP_DEFLATED)
    content = bytearray(path.read_bytes())
    content[40:60] = bytes(20)
    path.write_bytes(content)
    with pytest.raises(DownloadError, match="expected a whole zip archive"):
        list(read_dump(path, "IQ"))


def test_other_encodings_are_refused(tmp_path):
    with pytest.raises(DownloadError, match="expected UTF-8"):
        list(read_dump(_archive(tmp_path, ROW.encode().replace(b"A", b"\xff")), "IQ"))


def test_a_missing_archive_is_refused(tmp_path):
    with pytest.raises(DownloadError, match=r"none\.zip"):
        list(read_dump(tmp_path / "none.zip", "IQ"))


def test_records_come_back_in_order(tmp_path):
    write_record(tmp_path, RECORD)
    assert read_records(tmp_path) == (RECORD,)
    assert read_records(tmp_path / "none") == ()


def test_a_broken_record_says_what_to_do(tmp_path):
    (tmp_path / "IQ.json").write_text("{}")
    with pytest.raises(DownloadError, match="fetch IQ again"):
        read_records(tmp_path)
