import pytest

from dashboard.articles.addresses import checked, is_public
from dashboard.errors import ArticleError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.100.100.200", "192.0.0.192", "168.63.129.16", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_of_this_and_other_inner_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "", "news", "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/",
        "javascript:alert(1)", "http://", "http://user:word@example.org/", "http://[::1", "//x/y",
        "http://example.org:99999/", "http://exa mple.org/", "http://example.org/\r\nHost: x",
        "http://example.org/" + "a" * 2_000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(ArticleError):
        checked(url)


def test_arabic_addresses_are_written_in_ascii():
    parts = checked("https://مثال.example/أخبار/عاجل?ق=1#top")
    assert parts.geturl().isascii()
    assert parts.hostname.startswith("xn--")
    assert parts.path.startswith("/%D8%A3")
    assert parts.fragment == ""


def test_what_is_encoded_already_stays_as_it_is():
    assert checked("http://example.org:8080/a%20b?x=%D8").geturl() == (
        "http://example.org:8080/a%20b?x=%D8"
    )
