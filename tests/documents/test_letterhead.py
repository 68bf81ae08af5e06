"""What stands at the head of an office's papers: from its name, or as the office settled it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.directory.models import Function
from khien.documents import queries
from khien.documents.models import DocumentType, Letterhead

FORM = {
    "superior": "",
    "name": "Ủy ban nhân dân\nphường Suối Ngọc",
    "place": "Suối Ngọc",
    "symbol": "UBND",
    "unit": "VHXH",
    "revision": "1",
}


@pytest.fixture(autouse=True)
def _this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_a_committee_stands_alone_and_another_office_under_the_provinces_committee(
    office, province_with_communes
):
    own = queries.letterhead_of(office.pk, NOW.date())
    assert (own.superior, own.name) == ("", "Ủy ban nhân dân\nphường Suối Ngọc")
    assert (own.place, own.symbol, own.unit) == ("Suối Ngọc", "UBND", "BVTE")
    health = province_with_communes.office(Function.CHILD_AFFAIRS)
    other = queries.letterhead_of(health.pk, NOW.date())
    assert other.superior == "Ủy ban nhân dân\nTỉnh Sông Mây"
    assert other.name == "Sở Y tế tỉnh Sông Mây"
    assert other.place == "Sông Mây"
    assert not Letterhead.objects.exists()


def test_a_symbol_that_is_guessed_has_no_marks(province_with_communes):
    steering = province_with_communes.office(Function.STEERING_OFFICE)
    steering.versions.update(name="Văn phòng Ủy ban nhân dân tỉnh Sông Mây")
    assert queries.letterhead_of(steering.pk, NOW.date()).symbol == "VPUB"
    steering.versions.update(name="Đoàn Thanh niên")
    assert queries.letterhead_of(steering.pk, NOW.date()).symbol == "ĐTN"


def test_the_office_settles_it_and_the_ledger_knows(office, chair, sign_in):
    address = reverse("documents:letterhead", args=[office.pk])
    client = sign_in(chair)
    assert "phường Suối Ngọc" in client.get(address).content.decode()
    assert client.post(address, FORM).status_code == 302
    kept = queries.letterhead_of(office.pk, NOW.date())
    assert (kept.unit, kept.revision) == ("VHXH", 2)
    letter = DocumentType.objects.get(code="referral")
    assert queries.heading_of(letter, office.pk, NOW.date()).symbol == "UBND-VHXH"
    assert LedgerEvent.objects.filter(verb="LetterheadChanged").count() == 1


def test_two_people_at_once_are_told_and_what_was_typed_stays(office, chair, sign_in):
    address = reverse("documents:letterhead", args=[office.pk])
    client = sign_in(chair)
    client.post(address, FORM)
    late = client.post(address, FORM | {"place": "Nơi khác"})
    assert late.status_code == 422
    assert "Có người vừa sửa" in late.content.decode()
    assert "Nơi khác" in late.content.decode()
    assert 'value="2"' in late.content.decode()


@pytest.mark.parametrize("missing", ["name", "place", "symbol"])
def test_what_must_be_there_is_asked_for(office, chair, sign_in, missing):
    address = reverse("documents:letterhead", args=[office.pk])
    assert sign_in(chair).post(address, FORM | {missing: " "}).status_code == 422
    assert not Letterhead.objects.exists()
