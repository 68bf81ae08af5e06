"""A policy zone read back: what it blocks, what it lets through, what it says that we do not."""

from io import BytesIO

import pytest

from khien_detect.links import Report, Zone, read
from khien_detect.links.exporting import rpz
from khien_detect.links.names import host_of_key, key_of
from khien_detect.links.publishing import Published
from khien_detect.links.sources import read_lines

HEAD = "$TTL 300\n$ORIGIN khien.rpz.\n@ SOA localhost. host.localhost. 7 1 2 3 4\n@ NS localhost.\n"


def rules(text, report=None):
    found = read(BytesIO(text.encode()), report or Report())
    return [(host_of_key(rule.key), rule.allow) for rule in found]


def test_our_own_zone_comes_back_as_it_was():
    hosts = [("cham.example", False), ("vui.example", True), ("a.b.test", False)]
    zone = "".join(
        rpz(
            [Published(key_of(host), allowed) for host, allowed in hosts],
            Zone("khien.rpz", 7),
            lambda host, reason: None,
        )
    )
    report = Report()
    assert rules(zone, report) == [pair for pair in hosts for _wildcard in range(2)]
    assert not report.reasons


@pytest.mark.parametrize(
    "line",
    [
        "xau.example CNAME .",
        "xau.example 60 IN CNAME .",
        "xau.example IN 1h30m CNAME *.",
        "XAU.example\tCNAME\trpz-drop. ; why",
        "*.xau.example CNAME .",
        "xau.example A 192.0.2.1",
        "xau.example.khien.rpz. CNAME .",
        "xau.example CNAME chan.example.",
    ],
)
def test_every_spelling_of_a_blocked_name(line):
    assert rules(HEAD + line) == [("xau.example", False)]


def test_a_zone_may_begin_with_a_comment_and_open_its_start_in_parentheses():
    zone = "; mẫu\n\n@ 1h IN SOA localhost. host.localhost. (\n  7 ; serial\n  1\n 2 3 4 )\n"
    assert (
        rules(zone + " NS localhost.\nxau.example CNAME .\n CNAME .\n")
        == [("xau.example", False)] * 2
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("32.1.2.0.192.rpz-ip CNAME .", "by IP address"),
        ("ns.example.rpz-nsdname CNAME .", "name server"),
        ("xau.example.khac. CNAME .", "outside the zone"),
        ("xau.example MX 1 mail", "no record"),
        ("xau.example", "no record"),
        ("$INCLUDE /etc/passwd", "from elsewhere"),
        ("http://xau.example/a CNAME .", "no host"),
        ("com CNAME .", "without a dot"),
    ],
)
def test_what_is_no_policy_about_a_name_is_refused_with_its_line(line, reason):
    report = Report()
    assert rules(f"{HEAD}{line}\ntot.example CNAME .\n", report) == [("tot.example", False)]
    (refused,) = report.refused
    assert refused.line == 5
    assert reason in refused.reason


def test_a_list_that_only_speaks_of_a_zone_is_no_zone():
    assert rules("# my SOA list\nxau.example\n") == [("xau.example", False)]


def test_rules_and_refusals_come_in_the_order_of_the_file():
    report = Report()
    lines = read_lines(BytesIO(b"a.example\n!\nx*y\nb.example\n"), report)
    seen = [(report.lines, hasattr(found, "key")) for found in lines]
    assert seen == [(1, True), (3, False), (4, True)]
