import gzip
import time

import pytest

from dashboard.articles.fetching import Limits, fetch
from dashboard.errors import ArticleError
from tests.fixtures.page_server import (
    bomb,
    cut,
    dripping,
    dripping_headers,
    endless,
    page,
    redirect,
    serving,
)

HTML = frozenset({"text/html"})
TIGHT = Limits(size_bytes=100_000, time_s=0.6, redirects=3)
WORDS = "<p>قصف مدفعي</p>"


def here(address):
    """Open the loopback address, and no other, for a test."""
    return address == "127.0.0.1"


def get(url, **options):
    return fetch(url, accept=HTML, limits=TIGHT, **({"allowed": here} | options))


def test_a_page_comes_as_it_is():
    with serving({"/a?b=1": page(WORDS)}) as (base, asked):
        found = get(f"{base}/a?b=1")
    assert found.data.decode() == WORDS
    assert found.media_type == "text/html"
    assert found.url == f"{base}/a?b=1"
    assert "Cookie" not in asked[0][1]


def test_loopback_is_refused_unless_a_test_opens_it():
    with serving({"/": page(WORDS)}) as (base, asked):
        with pytest.raises(ArticleError, match="not an address of the public internet"):
            fetch(base, accept=HTML, limits=TIGHT)
        with pytest.raises(ArticleError, match="not an address of the public internet"):
            fetch(base.replace("127.0.0.1", "localhost"), accept=HTML, limits=TIGHT)
    assert asked == []


def test_redirects_are_followed_and_each_is_checked():
    answers = {
        "/": redirect("/next", 301),
        "/next": redirect("end?x=1", 308),
        "/end?x=1": page("e"),
    }
    with serving(answers) as (base, _):
        assert get(base).url == f"{base}/end?x=1"


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",  # 127.0.0.1 as one number
        "http://0x7f.1/",
    ],
)
def test_a_redirect_to_an_inner_address_is_refused(target):
    def first_hop_only(address, asked=[]):  # noqa: B006 - remembers across hops
        asked.append(address)
        return len(asked) == 1

    with (
        serving({"/": redirect(target)}) as (base, _),
        pytest.raises(ArticleError, match=r"not an address of the public internet|reached"),
    ):
        get(base, allowed=first_hop_only)


def test_a_redirect_to_a_file_is_refused():
    with (
        serving({"/": redirect("file:///etc/passwd")}) as (base, _),
        pytest.raises(ArticleError, match="http"),
    ):
        get(base)


def test_redirects_come_to_an_end():
    with (
        serving({"/": redirect("/")}) as (base, asked),
        pytest.raises(ArticleError, match="more than 3 redirects"),
    ):
        get(base)
    assert len(asked) == 4


@pytest.mark.parametrize("answer", [page("x" * 200_000), endless, bomb()])
def test_a_huge_body_is_cut_off(answer):
    with (
        serving({"/": answer}) as (base, _),
        pytest.raises(ArticleError, match=r"longer than 0\.1 MB"),
    ):
        fetch(base, accept=HTML, limits=Limits(size_bytes=100_000, time_s=5), allowed=here)


@pytest.mark.parametrize("answer", [dripping, dripping_headers])
def test_a_slow_answer_is_hung_up_on(answer):
    started = time.monotonic()
    with (
        serving({"/": answer}) as (base, _),
        pytest.raises(ArticleError, match="took too long"),
    ):
        get(base)
    assert time.monotonic() - started < 3


def test_a_body_that_breaks_off_is_not_taken_for_whole():
    with serving({"/": cut}) as (base, _), pytest.raises(ArticleError, match="broke off"):
        get(base)


@pytest.mark.parametrize("media_type", ["image/png", "application/octet-stream", ""])
def test_another_type_is_refused(media_type):
    with (
        serving({"/": page("x", media_type=media_type)}) as (base, _),
        pytest.raises(ArticleError, match="expected text/html"),
    ):
        get(base)


def test_a_packed_page_is_unpacked():
    answer = page(gzip.compress(WORDS.encode()), Content_Encoding="gzip")
    with serving({"/": answer}) as (base, _):
        assert get(base).data.decode() == WORDS


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_broken_or_unknown_packing_is_refused(encoding):
    with (
        serving({"/": page(b"\x00rubbish", Content_Encoding=encoding)}) as (base, _),
        pytest.raises(ArticleError, match="pack"),
    ):
        get(base)


def test_an_error_of_the_server_is_told():
    with serving({}) as (base, _), pytest.raises(ArticleError, match="answered 404"):
        get(base)


def test_a_server_that_is_not_there_is_told():
    with serving({}) as (base, _):
        pass
    with pytest.raises(ArticleError, match="can't be reached"):
        get(base)
