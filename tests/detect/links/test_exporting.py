"""What resolvers get: the real checker of zones takes it, and it says what the lists say."""

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_links import NOW, a_list, a_screen, a_table
from khien_detect.cli import Trouble
from khien_detect.links import Zone, adguard, hosts_file, published, rpz
from khien_detect.links.rules import parse

LABEL = st.sampled_from(["a", "b", "c", "a-b", "x_1"])
HOSTS = st.lists(
    st.lists(LABEL, min_size=1, max_size=3).map(lambda labels: ".".join([*labels, "com"]))
)
ZONE = Zone("khien.rpz", 2026112500)
MIXED = "evil.com\nwww.evil.com\n@@||good.evil.com^\nbad.good.evil.com\nx.vn/path\n8.8.8.8\nb.com"


def exported(form, table, *zone):
    left = []

    def out(host, reason):
        left.append((host, reason))

    hosts = published(table, NOW, out)
    lines = rpz(hosts, *zone, out) if form is rpz else form(hosts, *zone)
    return "".join(lines), left


def records(text):
    return re.findall(r"^(?!@|\$)(\S+) (.*)$", text, re.MULTILINE)


def test_a_zone_blocks_with_all_below_and_lets_through_what_is_allowed():
    text, left = exported(rpz, a_table(MIXED), ZONE)
    assert records(text) == [
        ("b.com", "CNAME ."),
        ("*.b.com", "CNAME ."),
        ("evil.com", "CNAME ."),
        ("*.evil.com", "CNAME ."),
        ("good.evil.com", "CNAME rpz-passthru."),
        ("*.good.evil.com", "CNAME rpz-passthru."),
    ]
    assert [host for host, _ in left] == ["8.8.8.8", "x.vn/path"]


@pytest.mark.parametrize(
    ("answer", "record"),
    [
        (None, "CNAME ."),
        ("chan.example.vn", "CNAME chan.example.vn."),
        ("192.0.2.7", "A 192.0.2.7"),
        ("2001:db8::7", "AAAA 2001:db8::7"),
    ],
)
def test_the_answer_is_no_such_name_or_a_block_page(answer, record):
    text, _ = exported(rpz, a_table("b.com"), Zone("khien.rpz", 1, answer))
    assert records(text) == [("b.com", record), ("*.b.com", record)]


def test_a_hosts_file_names_each_host_and_leaves_the_allowed_out():
    text, _ = exported(hosts_file, a_table(MIXED), ZONE)
    assert text.splitlines()[1:] == ["0.0.0.0 b.com", "0.0.0.0 evil.com", "0.0.0.0 www.evil.com"]
    text, _ = exported(hosts_file, a_table("b.com"), Zone("khien.rpz", 1, "192.0.2.7"))
    assert text.endswith("\n192.0.2.7 b.com\n")


def test_adguard_gets_one_rule_for_a_host_and_all_below():
    text, _ = exported(adguard, a_table(MIXED), ZONE)
    assert text.splitlines()[2:] == ["||b.com^", "||evil.com^", "@@||good.evil.com^"]


def test_an_expired_list_is_not_published():
    text, _ = exported(rpz, a_table(a_list("b.com", expires=NOW.today.replace(day=1))), ZONE)
    assert records(text) == []


def test_names_that_do_not_fit_are_left_out_and_told():
    longest = ZONE.longest
    fits = ("a" * 60 + ".") * 4 + "com"
    names = [fits[-longest + 2 :], ("a" * 63 + ".") * 3 + "b" * 50 + ".com", "c_d.com"]
    assert len(names[0]) < longest < len(names[1])
    text, left = exported(rpz, a_table("\n".join(names)), Zone("khien.rpz", 1, "192.0.2.7"))
    assert [name for name, _ in records(text)] == [names[0], f"*.{names[0]}"]
    assert dict(left).keys() == {names[1], "c_d.com"}


@pytest.mark.parametrize(
    "wrong",
    [("", 1, None), ("Khien", 1, None), ("x", 0, None), ("x", 1 << 32, None), ("x", 1, "a b")],
)
def test_a_zone_that_could_not_be_served_is_refused(wrong):
    with pytest.raises(Trouble):
        Zone(*wrong)


@given(HOSTS, HOSTS)
def test_what_is_rendered_reads_back_as_the_same_answers(blocked, allowed):
    """AdGuard's rules, read as a list, block and allow what the lists did."""
    lists = "\n".join([*blocked, *(f"@@||{host}^" for host in allowed)])
    text, _ = exported(adguard, a_table(lists), ZONE)
    asked = [f"{below}{host}" for host in [*blocked, *allowed, "z.com"] for below in ("", "new.")]
    before, after = a_screen(lists), a_screen(text)
    assert [bool(before.check(host)) for host in asked] == [bool(after.check(h)) for h in asked]
    assert exported(adguard, a_table(text), ZONE)[0] == text


@given(HOSTS)
def test_a_hosts_file_reads_back_as_the_same_names(blocked):
    text, _ = exported(hosts_file, a_table("\n".join(blocked)), ZONE)
    found = {rule.key for line in text.splitlines() for rule in parse(line)}
    assert found == {rule.key for host in blocked for rule in parse(host)}
    assert sorted(found) == [rule.key for line in text.splitlines() for rule in parse(line)]


@pytest.mark.parametrize("answer", [None, "chan.example.vn", "192.0.2.7", "2001:db8::7"])
def test_the_checker_of_zones_takes_every_form(tmp_path, answer):
    checker = shutil.which("named-checkzone")
    if checker is None:
        pytest.skip("named-checkzone is not installed (Debian: bind9-utils)")
    odd = ["-a.com", "_x.y_z.com", "xn--cccc-0x5ac.vn", ("a" * 63 + ".") * 3 + "b" * 45 + ".vn"]
    zone = Zone("khien.rpz", 2026112500, answer)
    text, _ = exported(rpz, a_table(MIXED, "\n".join(odd)), zone)
    (tmp_path / "zone.db").write_text(text)
    asked = [checker, "-i", "local", "khien.rpz", str(tmp_path / "zone.db")]
    checked = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "loaded serial 2026112500" in checked.stdout
    assert len(records(text)) >= 8
