"""Any bytes are a list: what it blocks is found again, what it does not say is refused by line."""

from io import BytesIO

from fixtures_links import NOW
from khien_detect.links import (
    About,
    Report,
    Screen,
    Source,
    Table,
    Zone,
    adguard,
    compile_lists,
    hosts_file,
    published,
    read,
    rpz,
)
from khien_detect.links.names import address_of, host_of_key, is_ip
from khien_detect.links.rules import parse

_PLAIN = set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
_MOST = 200  # rules whose table is built: more are more of the same


def check(data: bytes) -> None:
    report = Report()
    rules = list(read(BytesIO(data), report))
    assert report.lines == len(BytesIO(data).readlines())
    assert report.rules == len(rules)
    assert all(0 < refused.line <= report.lines for refused in report.refused)
    assert all(refused.reason and refused.text.isprintable() for refused in report.refused)
    _check_table(rules[:_MOST])


def _check_table(rules):
    table = Table(compile_lists([Source(About("fuzzed"), rules)]))
    assert {table.key(row) for row in range(len(table))} >= {rule.key for rule in rules}
    screen = Screen([table], NOW)
    for rule in rules:
        written = host_of_key(rule.key)
        if not written.startswith("www."):  # which one line may bear twice and another drops
            assert [again.key for again in parse(written)] == [rule.key], written
        address = address_of(written)
        assert (rule.key, rule.allow) in {
            (match.key, allow) for match in table.matches(address) for _, allow in match.named
        }
    hosts = [host_of_key(rule.key) for rule in rules if "/" not in rule.key]
    assert screen.check_many(hosts).tolist() == [screen._is_blocked(host) for host in hosts]
    _check_exports(table)


def _check_exports(table):
    """One line for each name, of letters that mean nothing to a resolver but themselves."""
    zone, left_out = Zone("khien.rpz", 1), []

    def leave_out(name, reason):
        left_out.append((name, reason))

    hosts = list(published(table, NOW, leave_out))
    assert all(set(host.host) <= _PLAIN and not is_ip(host.host) for host in hosts)
    for write in (lambda: rpz(hosts, zone, leave_out), lambda: hosts_file(hosts, zone)):
        assert all(line.endswith("\n") and line.isascii() for line in write())
    assert len(list(adguard(hosts, zone))) <= len(hosts) + 1
