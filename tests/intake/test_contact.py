"""One contact: kept from the first field on, found again, ended, never lost by a second page."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.urls import reverse

from desk_cases import contact_by, typed
from intake_cases import NOW
from khien.core import ledger
from khien.intake.actions import contact as actions
from khien.intake.models import Contact, ContactKind
from khien.intake.queries.contact import unfinished
from khien.intake.rules.contact import ContactFacts
from khien.people.roles import Role


@pytest.fixture
def counsellor(staff, province):
    return staff(Role.COUNSELLOR)


@pytest.fixture
def desk(sign_in, counsellor):
    return sign_in(counsellor)


def page(key):
    return reverse("intake:contact", args=[key])


def text(answer):
    return answer.content.decode()


def test_a_contact_is_kept_sealed_with_its_commune(desk, counsellor, province):
    key = uuid4()
    assert desk.post(page(key), typed()).status_code == 302
    kept = Contact.objects.get(pk=key)
    assert (kept.kind, kept.child_age, kept.by) == ("counselling", 11, counsellor)
    assert kept.commune == province.communes[0]
    assert kept.child == {"name": "Bùi Thị Hồng Nhung"}
    assert kept.caller == {"phone": "0912 345 678"}
    assert ledger.history(key)[0].verb == "ContactBegun"


def test_no_name_and_no_number_stands_in_the_database(desk):
    desk.post(page(uuid4()), typed())
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM intake_contact t")
        dump = cursor.fetchone()[0].lower()
        cursor.execute("SELECT caller, child, notes, place FROM intake_contact")
        sealed = b"".join(bytes(each) for each in cursor.fetchone()).lower()
    for word in ("hồng", "hong", "nhung", "0912 345", "0912345", "nhắn"):
        assert word not in dump
        assert word.encode() not in sealed


def test_the_first_field_is_enough_and_the_call_is_found_again(desk, counsellor):
    key = uuid4()
    first = {"page": str(uuid4()), "seen": "0", "notes": "A lô", "way": "call", "language": "vi"}
    saved = desk.post(page(key), first, headers={"HX-Request": "true"})
    assert "Lưu lúc" in text(saved)
    assert saved["HX-Replace-Url"] == page(key)
    assert [row.pk for row in unfinished(counsellor)] == [key]
    assert reverse("intake:contact", args=[key]) in text(desk.get(reverse("intake:desk")))
    assert "A lô" in text(desk.get(page(key)))


def test_enter_in_a_field_keeps_the_call_open(desk):
    """Enter presses the first button of a form."""
    shown = text(desk.get(reverse("intake:new_contact")))
    assert re.findall(r'name="do" value="(\w+)"', shown)[0] == "save"


def test_one_page_saves_on_though_an_answer_was_lost(desk):
    key, mine = uuid4(), uuid4()
    for words in ("một", "một hai", ""):
        answer = desk.post(page(key), typed(mine, notes=words), headers={"HX-Request": "true"})
        assert "Lưu lúc" in text(answer)
    assert Contact.objects.get(pk=key).notes is None
    assert Contact.objects.count() == 1


def test_two_pages_of_one_call_see_both_versions(desk):
    key, mine, other = uuid4(), uuid4(), uuid4()
    desk.post(page(key), typed(mine, notes="bản một"))
    silent = desk.post(page(key), typed(other, notes="bản hai"), headers={"HX-Request": "true"})
    assert "ở trang khác" in text(silent)
    shown = desk.post(page(key), typed(other, notes="bản hai"))
    assert shown.status_code == 409
    assert "bản một" in text(shown)
    assert "bản hai" in text(shown)
    assert Contact.objects.get(pk=key).notes == "bản một"
    settled = typed(other, notes="bản hai", seen="1", choose_notes="mine")
    assert desk.post(page(key), settled).status_code == 302
    assert Contact.objects.get(pk=key).notes == "bản hai"


def test_ending_asks_for_the_kind_and_loses_nothing(desk):
    key, mine = uuid4(), uuid4()
    refused = desk.post(page(key), typed(mine, kind="", do="end"))
    assert refused.status_code == 422
    assert "Hãy chọn loại cuộc liên hệ" in text(refused)
    assert "Cháu kể bị nhắn tin" in text(refused)
    ended = desk.post(page(key), typed(mine, do="end"))
    assert ended["Location"] == reverse("intake:desk")
    assert Contact.objects.get(pk=key).ended_at is not None
    again = desk.post(page(key), typed(mine, do="end"))
    assert "đã kết thúc rồi" in text(again)


def test_what_is_changed_after_the_end_is_in_the_ledger(desk):
    key, mine = uuid4(), uuid4()
    desk.post(page(key), typed(mine, do="end"))
    desk.post(page(key), typed(mine, notes="Gọi lại ngày mai."))
    assert ledger.history(key)[-1].verb == "ContactCorrected"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"child_age": "-1"}, "child_age"),
        ({"notes": "a" * 20_001}, "20.000"),
        ({"caller_name": "a" * 501}, "500"),
        ({"kind": "khac"}, "kind"),
        ({"page": ""}, "page"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(desk, wrong, sentence):
    answer = desk.post(page(uuid4()), typed() | {"place": "xóm Đồi"} | wrong)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "xóm Đồi" in text(answer)
    assert not Contact.objects.exists()


def test_a_place_nobody_knows_is_kept_in_its_words(desk):
    key = uuid4()
    desk.post(page(key), typed(place="trên mạng, không rõ ở đâu"))
    kept = Contact.objects.get(pk=key)
    assert (kept.commune, kept.place) == (None, "trên mạng, không rõ ở đâu")


def test_the_services_of_the_commune_stand_beside(desk):
    beside = desk.post(
        reverse("intake:known_contacts", args=[uuid4()]), {"place": "phuong suoi ngoc"}
    )
    assert "Phường Suối Ngọc" in text(beside)
    assert "Mái ấm Hoa Mai" in text(beside)
    assert "công tác trẻ em" in text(beside)


def test_twins_are_two_children(desk, counsellor):
    for name in ("Đinh Gia An", "Đinh Gia Ân"):
        contact_by(counsellor, child_name=name, child_age=8)
    beside = text(
        desk.post(
            reverse("intake:known_contacts", args=[uuid4()]),
            {"child_name": "dinh gia an", "child_age": "8"},
        )
    )
    assert beside.count("D. G.") + beside.count("Đ. G.") == 2


def test_somebody_without_the_desk_sees_their_own_only(sign_in, staff, province, counsellor):
    hers = contact_by(counsellor, notes="riêng")
    police = staff(Role.CYBER_POLICE, territory=province.province)
    own = contact_by(police)
    client = sign_in(police)
    assert client.get(page(hers.pk)).status_code == 404
    assert client.post(page(hers.pk), typed()).status_code == 404
    assert client.get(page(own.pk)).status_code == 200


def test_a_commune_intake_officer_sees_the_contacts_of_the_commune(staff, sign_in, province):
    hers = contact_by(staff(Role.COUNSELLOR), commune_id=province.communes[1].pk)
    there = staff(Role.INTAKE_OFFICER, territory=province.communes[1])
    elsewhere = staff(Role.INTAKE_OFFICER, territory=province.communes[0])
    assert sign_in(there).get(page(hers.pk)).status_code == 200
    assert ledger.history(hers.pk)[-1].verb == "ContactRead"
    assert sign_in(elsewhere).get(page(hers.pk)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_first_savings_at_once_make_one_contact(staff):
    counsellor = staff(Role.COUNSELLOR)
    key, mine = uuid4(), uuid4()

    def save(words):
        try:
            actions.save(
                key, ContactFacts(notes=words), page=actions.Page(mine), by=counsellor, now=NOW
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, ["a", "b", "c", "d"]))
    assert Contact.objects.count() == 1
    assert Contact.objects.get().version == 4


def test_an_older_saving_of_the_same_page_that_comes_late_changes_nothing(counsellor):
    """A slow network: what was typed first arrives last, or while the contact is ended."""
    key, page = uuid4(), uuid4()
    told = {"by": counsellor, "now": NOW}
    actions.save(key, ContactFacts(notes="Cháu"), page=actions.Page(page, 0, 1), **told)
    newer = ContactFacts(notes="Cháu kể", kind=ContactKind.COUNSELLING)
    actions.save(key, newer, page=actions.Page(page, 0, 9), and_end=True, **told)
    actions.save(key, ContactFacts(notes="Cháu k"), page=actions.Page(page, 0, 5), **told)
    kept = Contact.objects.get()
    assert (kept.notes, kept.kind) == ("Cháu kể", ContactKind.COUNSELLING)
    assert kept.ended_at == NOW
