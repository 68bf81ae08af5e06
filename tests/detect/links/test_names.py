"""One address has one form, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect.links.names import address_of, host_of, host_of_key, key_of, paths_of, shown

LABEL = st.from_regex(r"[a-z0-9](?:[a-z0-9_-]{0,20}[a-z0-9])?", fullmatch=True)
HOST = st.lists(LABEL, min_size=1, max_size=4).map(lambda labels: ".".join([*labels, "vn"]))


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("Example.COM.", "example.com"),
        ("ＥＸＡＭＰＬＥ。com", "example.com"),
        ("exam\u200bple.com", "example.com"),
        ("\u202eexample.com", "example.com"),
        ("exa%6Dple.com", "example.com"),
        ("cốccốc.vn", "xn--cccc-0x5ac.vn"),
        ("CỐCCỐC.vn", "xn--cccc-0x5ac.vn"),
        ("co\u0302\u0301cco\u0302\u0301c.vn", "xn--cccc-0x5ac.vn"),
        ("xn--cccc-0x5ac.vn", "xn--cccc-0x5ac.vn"),
        ("my_site.example.com", "my_site.example.com"),
        ("0x7f.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("[2606:4700:0::1111]", "[2606:4700::1111]"),
        ("[fe80::1%eth0]", None),
        ("[fe80::1%25\u048b]", None),
        ("256.1.1.1", None),
        ("", None),
        ("a..b", None),
        ("a b.com", None),
        ("8.8.8.8 x.1", None),
        ("x\0.8", None),
        ("a\ud800b.com", None),
        ("x" * 64 + ".com", None),
        ("x." * 127 + "com", None),
        ("é" * 5_000_000, None),
    ],
)
def test_a_host_is_read_as_a_browser_does(written, host):
    assert host_of(written) == host


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("https://a.vn", "a.vn", ""),
        ("a.vn:8080/x", "a.vn", "/x"),
        ("//a.vn/x", "a.vn", "/x"),
        ("http:\\\\a.vn\\x", "a.vn", "/x"),
        ("https:a.vn", "a.vn", ""),
        ("https://bank.vn@a.vn/", "a.vn", ""),
        ("https://bank.vn:pass@a.vn", "a.vn", ""),
        ("https://a.vn\\@bank.vn/", "a.vn", "/@bank.vn"),
        ("https://a.vn?@bank.vn", "a.vn", ""),
        ("ht\ntps://a.\tvn/x\n", "a.vn", "/x"),
        ("https://a.vn/X/./y/../Z//", "a.vn", "/x/z"),
        ("https://a.vn/%2e%2E/q%75a", "a.vn", "/qua"),
        ("https://a.vn/đường", "a.vn", "/%C4%91%C6%B0%E1%BB%9Dng"),
    ],
)
def test_an_address_is_split_where_a_browser_splits_it(url, host, path):
    address = address_of(url)
    assert (address.host, address.path) == (host, path)


@pytest.mark.parametrize(
    "text", ["", "   ", "javascript:alert(1)", "http://", "/just/a/path", "??"]
)
def test_a_text_without_a_host_has_none(text):
    assert address_of(text) is None


def test_ten_megabytes_are_read_as_far_as_needed():
    address = address_of("https://a.vn/" + "x/" * 5_000_000 + "?" + "y" * 5_000_000)
    assert address.host == "a.vn"
    assert len(address.path) < 70_000


def test_what_covers_an_address_is_a_beginning_of_its_key():
    address = address_of("https://sites.google.com/view/x?a=1&b=2")
    assert key_of("sites.google.com", "/view") == "com!google!sites/view"
    assert list(paths_of(address)) == ["/", "/view", "/view/x", "/view/x?a=1", "/view/x?a=1&b=2"]


@given(HOST)
def test_a_host_stays_as_it_is(host):
    assert host_of(host) == host
    assert host_of_key(key_of(host)) == host


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_or_not_but_never_fails(text):
    address = address_of(text)
    assert address is None or host_of(address.host) == address.host


def test_bad_punycode_is_shown_as_it_is():
    assert shown("xn--99999999999.vn") == "xn--99999999999.vn"
    assert shown("xn--cccc-0x5ac.vn") == "cốccốc.vn"
