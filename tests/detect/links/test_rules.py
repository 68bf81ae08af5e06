"""A line of a list says what it says in its own syntax, or is refused with a reason."""

import pytest

from khien_detect.links.names import host_of_key
from khien_detect.links.rules import RefusedLine, parse


def blocked(line):
    return [("@" if rule.allow else "") + host_of_key(rule.key) for rule in parse(line)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Example.com.", ["example.com"]),
        ("\ufeffexample.com\r\n", ["example.com"]),
        ("example.com # why", ["example.com"]),
        ("*.example.com", ["example.com"]),
        ("example.com:8443", ["example.com"]),
        ("0.0.0.0 a.com b.com", ["a.com", "b.com"]),
        ("::1 a.com # c", ["a.com"]),
        ("||a.com^", ["a.com"]),
        ("||a.com^$important,all", ["a.com"]),
        ("@@||good.a.com^", ["@good.a.com"]),
        ("|https://a.com/p|", ["a.com/p"]),
        ("https://u:p@www.a.com/x/../y?q=1#f", ["a.com/y?q=1"]),
        ("cốccốc.vn", ["xn--cccc-0x5ac.vn"]),
        ("8.8.8.8", ["8.8.8.8"]),
        ("x.github.io", ["x.github.io"]),
        ("# a comment", []),
        ("! a comment", []),
        ("; a comment", []),
        ("[Adblock Plus 2.0]", []),
        ("   ", []),
        ("\u00a0\r\n", []),
        ("\x1d", []),
    ],
)
def test_a_line_is_read_in_its_syntax(line, says):
    assert blocked(line) == says


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("com.vn", "public suffix"),
        ("||vn^", "without a dot"),
        ("*.gov.vn", "public suffix"),
        ("github.io", "public suffix"),
        ("www.github.io/x", "public suffix"),
        ("localhost", "machine itself"),
        ("127.0.0.1", "not on the Internet"),
        ("192.168.1.1/admin", "not on the Internet"),
        ("ads*.a.com", "pattern"),
        ("/ads[0-9]/", "pattern"),
        ("||a.com^$domain=b.com", "narrows"),
        ("a.com##.banner", "parts of a page"),
        ("mega.nz/#F!x", "never sent"),
        ("two words.com", "several words"),
        ("-", "without a dot"),
        ("http://", "no host"),
        ("\x1d # c", "no host"),
        ("a.com/" + "x" * 3_000, "longer than"),
    ],
)
def test_what_would_block_too_much_or_nothing_is_refused(line, why):
    (refused,) = parse(line)
    assert isinstance(refused, RefusedLine)
    assert why in str(refused)


def test_one_bad_name_of_a_hosts_line_does_not_take_the_others_with_it():
    found = list(parse("0.0.0.0 a.com com.vn b.com"))
    assert [isinstance(one, RefusedLine) for one in found] == [False, True, False]
