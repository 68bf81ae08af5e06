"""One piece of content seen with every detector and all that the banks know."""

import hashlib
import io

import pytest
from PIL import Image

from drawn_pictures import boxes, soft
from khien.screening import looking
from khien.screening.known import addresses
from khien.screening.known.words import files_folder
from khien_detect import images
from khien_detect.finding import Kind
from khien_detect.links.rules import parse
from known_things import NOW, add_addresses, add_hashes, change, forget, make_bank

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    forget()
    yield
    forget()


def key(line):
    (rule,) = parse(line)
    return rule.key


def png(array):
    file = io.BytesIO()
    Image.fromarray(array).save(file, "PNG")
    return file.getvalue()


def kinds(seen):
    return [each.finding.kind for each in seen]


def test_words_and_the_links_in_them_are_looked_at():
    bank = make_bank("addresses", "phishing")
    add_addresses(bank, key("qua-tang.example"))
    seen = looking.in_text("Con ngoan nhé. Nhận thẻ game ở http://m.qua-tang.example/nhan đi")
    listed = [each for each in seen if each.finding.kind is Kind.LISTED_HOST]
    assert [each.bank for each in listed] == [bank.pk]
    assert listed[0].version == f"{bank.reference}@{bank.revision}"
    assert looking.in_text("Mai con mang áo mưa đi học nhé") == []


def test_the_words_of_the_province_count_beside_those_that_ship():
    words = files_folder()
    words.mkdir(exist_ok=True)
    said = "hôm nay tớ bị gọi là zubuzu đấy"
    assert looking.in_text(said) == []
    (words / "tinh.csv").write_text("kind,strength,words\ninsult,strong,zubuzu\n", "utf-8")
    forget()
    try:
        assert kinds(looking.in_text(said)) == [Kind.INSULT]
    finally:
        (words / "tinh.csv").unlink()


def test_an_address_stops_counting_when_it_is_withdrawn_or_allowed():
    bank = make_bank("addresses", "gambling")
    (entry,) = add_addresses(bank, key("xo-so.example"))
    (seen,) = looking.in_address("https://m.xo-so.example/a")
    assert (seen.finding.kind, seen.bank, seen.entry) == (Kind.LISTED_HOST, bank.pk, entry.pk)
    allowing = make_bank("addresses", harmless=True)
    (allowed,) = add_addresses(allowing, key("xo-so.example"))
    assert looking.in_address("https://xo-so.example") == []
    change(allowing, allowed, withdrawn_at=NOW)
    assert kinds(looking.in_address("https://xo-so.example")) == [Kind.LISTED_HOST]
    change(bank, entry, withdrawn_at=NOW)
    assert looking.in_address("https://xo-so.example") == []


def test_each_category_names_the_bank_that_lists_it_and_its_own_entry():
    cheats, bets = make_bank("addresses", "phishing"), make_bank("addresses", "gambling")
    (one,) = add_addresses(cheats, key("vui-ve.example"))
    (other,) = add_addresses(bets, key("m.vui-ve.example"))
    seen = looking.in_address("https://m.vui-ve.example/choi")
    assert {(each.bank, each.entry) for each in seen} == {(cheats.pk, one.pk), (bets.pk, other.pk)}


def test_a_long_list_waits_for_the_worker_and_the_old_one_answers_meanwhile(monkeypatch):
    bank = make_bank("addresses", "gambling")
    add_addresses(bank, key("mot.example"))
    assert looking.in_address("http://mot.example")
    monkeypatch.setattr(addresses, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(addresses, "_FRESH", -1)
    bank.revision += 1
    bank.save()
    add_more = [key("hai.example"), key("ba.example")]
    bank.addresses.bulk_create(
        type(bank.addresses.first())(bank=bank, value=v, added_at=NOW, revision=bank.revision)
        for v in add_more
    )
    assert looking.in_address("http://hai.example") == []
    assert addresses.is_behind()
    addresses.refresh()
    assert not addresses.is_behind()
    assert looking.in_address("http://hai.example")


def test_a_picture_is_known_by_likeness_and_by_its_very_bytes():
    given = png(boxes(1, 240, 320))
    bank = make_bank()
    (alike,) = add_hashes(bank, images.pdq(given).hash)
    (same,) = add_hashes(bank, hashlib.sha256(given).digest(), kind="sha256")
    seen = looking.in_picture(given)
    assert kinds(seen) == [Kind.KNOWN_IMAGE] * 2
    assert [(each.entry, each.distance) for each in seen] == [(alike.pk, 0), (same.pk, 0)]
    small = Image.open(io.BytesIO(given)).resize((200, 150))
    file = io.BytesIO()
    small.save(file, "JPEG")
    (once,) = looking.in_picture(file.getvalue())
    assert once.entry == alike.pk
    assert looking.in_picture(png(soft(5, 240, 320))) == []


def test_what_a_harmless_bank_knows_is_no_finding():
    given = png(boxes(2, 240, 320))
    add_hashes(make_bank(), images.pdq(given).hash)
    assert looking.in_picture(given)
    add_hashes(make_bank(harmless=True), images.pdq(given).hash)
    assert looking.in_picture(given) == []


def test_a_flat_picture_is_like_none():
    flat = png(boxes(3, 200, 200) * 0 + 90)
    add_hashes(make_bank(), images.pdq(flat).hash)
    assert looking.in_picture(flat) == []
