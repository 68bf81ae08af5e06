"""Imitations are seen, the true ones and ordinary sites are left alone."""

from pathlib import Path

import pytest

from khien_detect.finding import Kind
from khien_detect.links.brands import brands, lures, plain
from khien_detect.links.lookalikes import look
from khien_detect.links.names import host_of

# Well-known sites, most of them Vietnamese, and names that come close: nobody's imitation.
ORDINARY = (Path(__file__).parent / "ordinary.txt").read_text("utf-8").split()


def kind(host):
    return [finding.why[0].source.partition(": ")[2] for finding in look(host_of(host))]


@pytest.mark.parametrize(
    ("host", "how"),
    [
        ("viеtcombank.com.vn", "letters that look alike"),  # Cyrillic е
        ("vıetcombank.com", "letters that look alike"),  # dotless i
        ("víetcombạnk.vn", "letters that look alike"),
        ("ᴢalo.me", "letters that look alike"),
        ("v1etcombank.com", "letters of the same shape"),
        ("vletcombank.com", "letters of the same shape"),
        ("faceb00k-vn.com", "letters of the same shape"),
        ("rnomo.vn", "letters of the same shape"),
        ("vietcombank.com.vn.login.top", "true domain written into a foreign one"),
        ("vietcombank-com-vn.xyz", "true domain written into a foreign one"),
        ("dichvucong-gov.vn", "true domain written into a foreign one"),
        ("dichvucong.gov.vn.cc", "true domain written into a foreign one"),
        ("vietcombank-xacminh.com", "a name beside a lure"),
        ("nhanqua-momo.net", "a name beside a lure"),
        ("momonhanqua2026.com", "a name beside a lure"),
        ("vneid-capnhat.com", "a name beside a lure"),
        ("sacombank.top", "a name in a foreign domain"),
        ("agribankabc.com", "a name in a foreign domain"),
        ("garena.club", "a name on another suffix"),
        ("vietcombank.abc.com", "a name below a foreign domain"),
        ("vietcombamk.com", "one letter changed"),
        ("vietcobmank.com", "one letter changed"),
        ("techcombankk.vn", "a name in a foreign domain"),
        ("teccombank.vn", "one letter changed"),
        ("sаmе.com", "scripts mixed in one label"),  # Cyrillic а, е
    ],
)
def test_an_imitation_is_seen_for_what_it_is(host, how):
    assert kind(host) == [how]


def test_a_finding_names_who_is_imitated_and_where_they_are_truly_found():
    (finding,) = look("vietcombank-xacminh.com")
    assert finding.kind is Kind.LOOK_ALIKE
    assert finding.where == "vietcombank-xacminh.com"
    assert "vietcombank.com.vn (Vietcombank)" in finding.why[0].words
    assert brands().version in finding.why[0].source


@pytest.mark.parametrize("domain", sorted(brands().domains))
def test_the_true_ones_and_all_below_are_never_imitations(domain):
    assert not look(domain)
    assert not look(f"www.{domain}")
    assert not look(f"xacminh.ibanking.{domain}")
    assert not look(f"facebook-login.{domain}")


@pytest.mark.parametrize("host", ORDINARY)
def test_an_ordinary_site_is_left_alone(host):
    assert kind(host) == []


@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700::1111]", "localhost", "vn", "com.vn"])
def test_what_is_no_registered_name_imitates_nobody(host):
    assert not look(host)


def test_a_host_as_long_as_they_get_is_looked_at():
    assert kind(".".join(["a-0" * 20] * 4)[:250] + ".vn") == []


def test_the_data_files_are_sound():
    known = brands()
    assert all(host_of(domain) == domain for domain in known.domains)
    assert all(word.text.isalpha() and word.text.islower() for word in known.words.values())
    assert all(word.home in known.domains for word in known.words.values())
    assert not (lures().strong | lures().weak) & known.words.keys()
    assert plain("vіеtсоmbаnk") == "vietcombank"


@pytest.mark.parametrize("host", ["aribankg.com", "xgribank.com", "vnpst.com", "fecebok.com"])
def test_a_letter_moved_the_first_one_changed_or_a_short_name_is_chance(host):
    assert kind(host) == []
