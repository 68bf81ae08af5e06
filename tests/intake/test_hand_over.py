"""A shift handed over: written, sealed, acknowledged by somebody else, once."""

import pytest
from django.db import connection
from django.urls import reverse

from desk_cases import contact_by
from intake_cases import NOW
from khien.core import ledger
from khien.intake.actions import shift
from khien.intake.models import ShiftHandOver
from khien.people.roles import Role

PAGE = reverse("intake:hand_over")


@pytest.fixture
def leaving(staff, province):
    return staff(Role.COUNSELLOR)


@pytest.fixture
def coming(staff, province):
    return staff(Role.COUNSELLOR)


def text(answer):
    return answer.content.decode()


def test_the_next_shift_reads_and_takes_over(sign_in, leaving, coming):
    open_call = contact_by(leaving)
    client = sign_in(leaving)
    said = {"notes": "Bà Hoa hẹn gọi lại 8 giờ.", "contacts": [str(open_call.pk)]}
    assert client.post(PAGE, said).status_code == 302
    left = ShiftHandOver.objects.get()
    client = sign_in(coming)
    assert "Có bàn giao ca đang chờ nhận" in text(client.get(reverse("intake:desk")))
    shown = text(client.get(PAGE))
    assert "Bà Hoa hẹn gọi lại" in shown
    assert reverse("intake:contact", args=[open_call.pk]) in shown
    take = reverse("intake:take_over", args=[left.pk])
    client.post(take)
    left.refresh_from_db()
    assert left.taken_by == coming
    assert "Đã có người nhận" in text(client.post(take, follow=True))
    assert [e.verb for e in ledger.history(left.pk)] == ["ShiftHandedOver", "ShiftTakenOver"]
    assert "đang chờ nhận" not in text(client.get(reverse("intake:desk")))


def test_nobody_takes_over_from_themselves(sign_in, leaving):
    left = shift.hand_over(notes="Hết ca.", contacts=[], by=leaving, now=NOW)
    client = sign_in(leaving)
    take = reverse("intake:take_over", args=[left.pk])
    assert "Người khác phải nhận" in text(client.post(take, follow=True))


def test_the_words_are_sealed(leaving):
    shift.hand_over(notes="Bà Hoa hẹn gọi lại.", contacts=[], by=leaving, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM intake_shifthandover")
        assert b"Hoa" not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize("notes", ["", "a" * 20_001])
def test_nothing_to_hand_over_is_said(sign_in, leaving, notes):
    answer = sign_in(leaving).post(PAGE, {"notes": notes})
    assert answer.status_code == 422
    assert not ShiftHandOver.objects.exists()


def test_who_does_not_work_at_the_desk_reads_none_of_it(sign_in, staff, province, leaving):
    left = shift.hand_over(notes="Việc riêng.", contacts=[], by=leaving, now=NOW)
    client = sign_in(staff(Role.CYBER_POLICE, territory=province.province))
    assert "Việc riêng" not in text(client.get(PAGE))
    assert client.post(reverse("intake:take_over", args=[left.pk])).status_code == 404


def test_the_list_asks_as_often_for_twice_as_many(sign_in, leaving, coming, costs_the_same):
    client = sign_in(coming)
    costs_the_same(
        "intake/hand_over.html",
        lambda: client.get(PAGE),
        lambda: [
            shift.hand_over(notes="Hết ca.", contacts=[contact_by(leaving).pk], by=leaving, now=NOW)
            for _ in range(4)
        ],
        most=16,
    )
