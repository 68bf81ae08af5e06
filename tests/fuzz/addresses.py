"""Any text is an address or none; each finding names the host, alone as among others."""

from functools import cache

from fixtures_links import a_list, a_screen
from khien_detect.links import Category
from khien_detect.links.names import address_of, host_of


def check(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    address, screen = address_of(text), _screen()
    found = screen.check(text)
    assert found == screen.check(text)
    assert address or not found
    if address:
        assert host_of(address.host) == address.host
        assert address.host.isascii()
    for finding in found:
        assert finding.where == address.host
        assert 0 <= finding.score <= 1
        assert finding.why
        assert finding.advice
    hosts = text.split("\n")
    assert screen.check_many(hosts).tolist() == [screen._is_blocked(host) for host in hosts]


@cache
def _screen():
    return a_screen(
        "evil.com\n*.evil.example\n8.8.8.8\nsites.google.com/view/bad\nshop.vn/a?b=1\ncốccốc.vn",
        a_list("@@||good.evil.com^\nxn--cccc-0x5ac.vn", category=Category.ADULT),
    )
