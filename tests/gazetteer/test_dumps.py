"""Fetching a dump from a real server: resumed where cut, refused where wrong."""

import hashlib

import pytest

from gazetteer.dump_archives import read_records
from gazetteer.dumps import Retries, fetch_dump
from gazetteer.errors import DownloadError
from tests.fixtures import dump_server

BODY = dump_server.archive(dump_server.ROW, dump_server.VILLAGE, padding=200_000)
RETRIES = Retries(attempts=3, first_wait_s=0.001, timeout_s=5.0)


@pytest.fixture
def plan():
    plan = dump_server.Plan()
    plan.files["/IQ.zip"] = BODY
    return plan


@pytest.fixture
def server(plan):
    with dump_server.serving(plan) as url:
        yield url


@pytest.fixture
def fetch(server, tmp_path):
    def _fetch(country="IQ", **options):
        options = {"folder": tmp_path, "base_url": server, "retries": RETRIES} | options
        return fetch_dump(country, **options)

    return _fetch


def test_a_dump_is_fetched_checked_and_recorded(fetch, plan, tmp_path):
    record = fetch()
    assert (record.country, record.rows, record.size_bytes) == ("IQ", 2, len(BODY))
    assert record.sha256 == hashlib.sha256(BODY).hexdigest()
    assert (tmp_path / "IQ.zip").read_bytes() == BODY
    assert read_records(tmp_path) == (record,)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["IQ.json", "IQ.zip"]
    assert "marsad" in plan.requests[0][2]


def test_progress_is_told(fetch):
    seen = []
    fetch(progress=lambda received, total: seen.append((received, total)))
    assert seen[-1] == (len(BODY), len(BODY))
    assert seen == sorted(seen)


def test_a_cut_connection_is_taken_up_where_it_broke_off(fetch, plan, tmp_path):
    plan.cuts = [100_000]
    fetch()
    assert [asked for _, asked, _ in plan.requests] == [None, "bytes=100000-"]
    assert (tmp_path / "IQ.zip").read_bytes() == BODY


def test_a_later_run_takes_up_what_an_earlier_one_left(fetch, plan, tmp_path):
    plan.cuts = [50_000]
    with pytest.raises(DownloadError, match="cut after 50000 of"):
        fetch(retries=Retries(attempts=1))
    fetch()
    assert plan.requests[-1][1] == "bytes=50000-"
    assert (tmp_path / "IQ.zip").read_bytes() == BODY


def test_a_changed_file_is_fetched_from_the_start(fetch, plan, tmp_path):
    plan.cuts = [50_000]
    with pytest.raises(DownloadError):
        fetch(retries=Retries(attempts=1))
    plan.files["/IQ.zip"] = changed = dump_server.archive(dump_server.ROW)
    plan.etag = '"v2"'
    fetch()
    assert (tmp_path / "IQ.zip").read_bytes() == changed


def test_without_a_validator_nothing_is_resumed(fetch, plan, tmp_path):
    plan.etag, plan.cuts = "", [50_000]
    fetch()
    assert [asked for _, asked, _ in plan.requests] == [None, None]
    assert (tmp_path / "IQ.zip").read_bytes() == BODY


def test_a_wrong_part_is_thrown_away(fetch, plan, tmp_path):
    plan.cuts, plan.range_shift = [50_000], 7
    fetch()
    assert [asked for _, asked, _ in plan.requests] == [None, "bytes=50000-", None]
    assert (tmp_path / "IQ.zip").read_bytes() == BODY


def test_a_part_longer_than_the_file_is_thrown_away(fetch, plan, tmp_path):
    plan.cuts = [len(BODY) - 1]
    with pytest.raises(DownloadError):
        fetch(retries=Retries(attempts=1))
    plan.files["/IQ.zip"] = shorter = dump_server.archive(dump_server.ROW)
    fetch()
    assert (tmp_path / "IQ.zip").read_bytes() == shorter


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(fetch, plan, status):
    plan.statuses = [status, status]
    assert fetch().rows == 2
    assert len(plan.requests) == 3


def test_patience_has_an_end(fetch, plan):
    plan.statuses = [503] * 9
    with pytest.raises(DownloadError, match="gave up after 3 attempts: 503"):
        fetch()
    assert len(plan.requests) == 3


def test_an_unknown_country_is_not_asked_for_twice(fetch, plan):
    with pytest.raises(DownloadError, match=r"ZZ\.zip: 404"):
        fetch("ZZ")
    assert len(plan.requests) == 1


@pytest.mark.parametrize("country", ["iq", "IRQ", "../IQ", ""])
def test_only_country_codes_are_asked_for(fetch, plan, country):
    with pytest.raises(DownloadError, match="expected a country code"):
        fetch(country)
    assert plan.requests == []


def test_an_unreachable_server_is_a_download_error(tmp_path):
    with pytest.raises(DownloadError, match="gave up after 3 attempts"):
        fetch_dump("IQ", folder=tmp_path, base_url="http://127.0.0.1:9", retries=RETRIES)


def test_other_schemes_are_refused(tmp_path):
    with pytest.raises(DownloadError, match="expected an http or https address"):
        fetch_dump("IQ", folder=tmp_path, base_url=tmp_path.as_uri(), retries=RETRIES)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html>please log in</html>", "expected a whole zip archive"),
        (BODY[:-50], "expected a whole zip archive"),
        (dump_server.archive(dump_server.ROW, name="SY.txt"), r"expected it to hold IQ\.txt"),
        (dump_server.archive(dump_server.ROW.replace("\tIQ\t", "\tSY\t")), "line 1: expected 19"),
        (dump_server.archive("IQ\tiso"), "line 1: expected 19 columns"),
        (dump_server.archive(), "expected places, found none"),
        (dump_server.archive(*[dump_server.ROW] * 200_000), "times its size: expected at most"),
    ],
)
def test_a_wrong_file_is_refused_and_the_old_dump_stays(fetch, plan, tmp_path, body, message):
    fetch()
    plan.files["/IQ.zip"] = body
    with pytest.raises(DownloadError, match=message):
        fetch()
    assert (tmp_path / "IQ.zip").read_bytes() == BODY
    assert sorted(path.name for path in tmp_path.iterdir()) == ["IQ.json", "IQ.zip"]
